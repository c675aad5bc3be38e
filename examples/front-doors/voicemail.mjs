const voicemails = [];

/** Something happens: a voicemail is left. */
export const leave = (text) => {
  voicemails.push({ id: voicemails.length + 1, text });
};

/** Whether a text names a voicemail that there is, or the time before the first. */
const isState = (since) => /^\d{1,9}$/.test(since) && Number(since) <= voicemails.length;

/** A request listener, as an Express app or the callback of a Koa app is one. It listens nowhere. */
export const app = (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (request.method !== 'GET' || pathname !== '/voicemails') return response.writeHead(404).end();
  const since = searchParams.get('since') ?? String(voicemails.length);
  if (!isState(since)) return response.writeHead(400).end();
  const news = voicemails.slice(Number(since));
  response.setHeader('Location', `http://${request.headers.host}/voicemails?since=${voicemails.length}`);
  response.setHeader('Retry-After', '1');
  if (news.length === 0) return response.writeHead(202).end();
  return response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(news));
};
