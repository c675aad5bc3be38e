import { addressOf, mounted } from '../address.ts';
import { deskOf } from '../assess/assess.ts';
import type { CredentialValues, ReadDocument, SecurityScheme } from '../model.ts';
import { securityOf } from '../openapi/security.ts';
import { buildRequest } from '../request/build.ts';
import { apiOperations } from '../setup/api-operation.ts';
import { credentialsOf, proposeLogins, VARIABLE_NAME, type LoginProposal } from '../setup/propose-login.ts';
import type { World } from '../world.ts';
import type { Asker } from './asker.ts';
import { answerText, call } from './call.ts';
import type { ServicePlace } from './ask-service.ts';

/** How the connection logs in. */
export interface Login {
  readonly proposal?: LoginProposal;
  /** With values of the environment; empty where there is none, or it is not set. */
  readonly values: CredentialValues;
  /** The variable is not set, so that nothing could be tried. */
  readonly isMissing: boolean;
}

const schemesOf = (read: ReadDocument): readonly SecurityScheme[] => {
  const { document, operations } = deskOf(read);
  const all = operations.flatMap((o) => securityOf(document, o.node));
  return all.filter((one, i) => all.findIndex((other) => other.name === one.name) === i);
};

/** A GET that only reads: a polling trigger's first poll, else a list; what it lacks besides a login does no harm. */
const probeOf = (read: ReadDocument, { url }: ServicePlace): URL | undefined => {
  const address = addressOf(url);
  const polled = read.triggers.find((t) => t.method === 'GET');
  if (polled !== undefined) {
    const { target } = buildRequest(polled, {
      inputs: {},
      basePath: mounted(address, polled.basePath).basePath,
    });
    return new URL(target, address.origin);
  }
  const listed = apiOperations(read, ['GET']).find(
    (o) => !o.path.includes('{') && o.parameters.every((p) => !p.required),
  );
  if (listed === undefined) return undefined;
  return new URL(`${mounted(address, listed.basePath).basePath}${listed.path}`, address.origin);
};

const isRefused = (status: number): boolean => status === 401 || status === 403;

const tryLogin = async (
  read: ReadDocument,
  place: ServicePlace,
  login: Login,
  asker: Asker,
  signal: AbortSignal,
): Promise<boolean> => {
  const url = probeOf(read, place);
  if (url === undefined || !place.isThere || !place.mayBeCalled) return true;
  const line = `GET ${url.pathname}`;
  const answer = await call({ method: 'GET', url, credentials: login.values }, signal);
  if (isRefused(answer.status)) {
    asker.say('bad', `The login does not work: ${line} was answered ${answerText(answer)}`);
    return false;
  }
  const bare = await call({ method: 'GET', url }, signal);
  if (isRefused(bare.status))
    asker.say('good', `The login works: ${line} was answered ${answer.status}, without it ${bare.status}`);
  else asker.say('note', `${line} was answered ${answerText(answer)}, and without a login ${bare.status}`);
  return true;
};

const nameMistake = (text: string): string | undefined =>
  VARIABLE_NAME.test(text)
    ? undefined
    : 'The name of a variable: capitals, digits and "_". The value itself goes into no file';

const chosenScheme = async (
  logins: readonly LoginProposal[],
  asker: Asker,
): Promise<LoginProposal | undefined> => {
  const [only, ...more] = logins;
  if (only === undefined || more.length === 0) return only;
  return asker.choose(
    'How does a connection log in?',
    logins.map((value) => ({ value, label: `${value.what}, in the ${value.where}` })),
  );
};

/** How a service logs in that says so in no document. */
const unwritten = async (
  read: ReadDocument,
  place: ServicePlace,
  asker: Asker,
  signal: AbortSignal,
): Promise<SecurityScheme[]> => {
  const url = probeOf(read, place);
  if (url === undefined || !place.isThere || !place.mayBeCalled) return [];
  const answer = await call({ method: 'GET', url }, signal);
  if (!isRefused(answer.status)) {
    const kind = answer.status >= 200 && answer.status < 300 ? 'good' : 'bad';
    asker.say(kind, `GET ${url.pathname}, without a login, was answered ${answerText(answer)}`);
    return [];
  }
  asker.say(
    'bad',
    `GET ${url.pathname} was answered ${answerText(answer)}, but the document has no security scheme`,
  );
  const parameter = await asker.text({
    message: 'Which header does the login go into? (empty: none)',
    initial: asker.isSilent ? '' : 'Authorization',
  });
  return parameter === '' ? [] : [{ name: 'login', type: 'apiKey', in: 'header', parameter }];
};

/** Asks how to log in, by the name of a variable of the environment; never for the value. Tries it at once. */
export const askLogin = async (
  read: ReadDocument,
  place: ServicePlace,
  secret: string | undefined,
  asker: Asker,
  { env, learn, signal }: Pick<World, 'env' | 'learn' | 'signal'>,
): Promise<Login> => {
  const written = schemesOf(read);
  const schemes = written.length > 0 ? written : await unwritten(read, place, asker, signal);
  const isSet = (name: string): boolean => (env[name] ?? '') !== '';
  const proposal = await chosenScheme(proposeLogins(schemes, read.title, isSet), asker);
  if (proposal === undefined) return { values: {}, isMissing: false };
  let initial = secret ?? proposal.variable;
  for (;;) {
    const message = `Which variable of the environment holds the ${proposal.what} (${proposal.where})?`;
    const variable = secret ?? (await asker.text({ message, initial, check: nameMistake }));
    const value = env[variable] ?? '';
    const isMissing = value === '';
    const login: Login = {
      proposal: { ...proposal, variable },
      values: isMissing ? {} : credentialsOf(proposal, value),
      isMissing,
    };
    if (isMissing) {
      asker.say('bad', `${variable} is not set here, so the login (${proposal.where}) is not tried`);
      return login;
    }
    learn(() => [{ name: `env ${variable}`, value }]);
    const works = await tryLogin(read, place, login, asker, signal);
    if (works || asker.isSilent || secret !== undefined) return login;
    if (!(await asker.confirm('Try another variable?', true))) return login;
    initial = variable;
  }
};
