/**
 * The script of the dashboard. Whatever comes from the mock becomes text, never markup; nothing but the mock itself is
 * called.
 */
export const DASHBOARD_SCRIPT = `
'use strict';
const MOST = 200;
const at = (id) => document.getElementById(id);
const make = (tag, text, name) => {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (name !== undefined) element.className = name;
  return element;
};
const around = (tag, children, name) => {
  const element = make(tag, undefined, name);
  element.append(...children);
  return element;
};
const time = (ms) => new Date(ms).toLocaleTimeString([], { hour12: false });

const fill = (id, rows) => {
  at(id).hidden = rows.length === 0;
  at(id + '-none').hidden = rows.length > 0;
  at(id).querySelector('tbody').replaceChildren(...rows);
};
const row = (name, cells) => {
  const head = make('th', name);
  head.scope = 'row';
  return around('tr', [head, ...cells]);
};
const cell = (text) => make('td', String(text));
const code = (text) => around('td', [make('code', text)]);

const show = (standing) => {
  fill('subscriptions', standing.subscriptions.map((s) =>
    row(s.trigger, [code(s.callback), cell(s.inputs || 'none'), cell(s.taken), cell(s.last || 'nothing sent yet'), code(s.id)])));
  fill('chains', standing.chains.map((c) =>
    row(c.trigger, [code(c.asked), c.state === undefined ? cell('none') : code(c.state), cell(c.polls), cell(c.news), cell(c.status), cell(time(c.at))])));
};

const lineOf = (entry) => {
  const when = make('time', time(entry.at));
  when.dateTime = new Date(entry.at).toISOString();
  const what = around('span', [make('code', entry.text)], 'what');
  if (entry.trigger !== undefined && entry.kind !== 'event') what.append(' ', make('small', entry.trigger));
  return around('span', [when, make('span', entry.kind, 'kind'), what, make('span', entry.outcome, 'outcome')], 'line');
};
const itemOf = (entry) => {
  const names = [entry.kind, entry.good ? '' : 'bad'].join(' ').trim();
  if (entry.body === undefined) return around('li', [lineOf(entry)], names);
  const block = make('pre', undefined, 'code');
  block.tabIndex = 0;
  block.setAttribute('role', 'group');
  block.setAttribute('aria-label', 'Body of ' + entry.kind + ' ' + entry.n);
  block.append(make('code', entry.body));
  return around('li', [around('details', [around('summary', [lineOf(entry)]), block])], names);
};

const held = [];
const isPaused = () => at('pause').getAttribute('aria-pressed') === 'true';
const addTraffic = (entries) => {
  const list = at('traffic');
  for (const entry of entries) list.prepend(itemOf(entry));
  while (list.children.length > MOST) list.lastElementChild.remove();
  list.hidden = list.children.length === 0;
  at('traffic-none').hidden = !list.hidden;
};
const take = ({ standing, entries }) => {
  if (isPaused()) held.push({ standing, entries });
  else {
    show(standing);
    addTraffic(entries);
  }
};
at('pause').addEventListener('click', () => {
  const paused = !isPaused();
  at('pause').setAttribute('aria-pressed', String(paused));
  at('pause').textContent = paused ? 'Go on' : 'Pause';
  if (!paused) for (const one of held.splice(0)) take(one);
});

const connection = (text, name) => {
  if (at('connection').textContent === text) return;
  at('connection').textContent = text;
  at('connection').className = name;
};
const source = new EventSource('stream');
source.addEventListener('start', (message) => {
  const start = JSON.parse(message.data);
  // Another mock listens here now, with other triggers perhaps.
  if (start.run !== document.body.dataset.run) {
    location.reload();
    return;
  }
  held.splice(0);
  at('traffic').replaceChildren();
  show(start.standing);
  addTraffic(start.entries);
  connection('Live', 'live');
});
source.addEventListener('change', (message) => take(JSON.parse(message.data)));
source.addEventListener('error', () => connection('The mock does not answer: it may have ended', 'lost'));

const fieldsets = () => [...document.querySelectorAll('fieldset')];
const choose = () => {
  for (const fields of fieldsets()) fields.hidden = fields.dataset.trigger !== at('trigger').value;
};
at('trigger').addEventListener('change', choose);
choose();

const valueOf = (input) => {
  const text = input.value;
  if (input.dataset.type === 'boolean') return text === 'true';
  const isNumber = input.dataset.type === 'number' || input.dataset.type === 'integer';
  return isNumber && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
};
const causeOf = () => {
  const trigger = at('trigger').value;
  const fields = fieldsets().find((f) => f.dataset.trigger === trigger);
  const given = [...(fields?.querySelectorAll('[data-name]') ?? [])].filter((i) => i.value !== '');
  return {
    ...(trigger === '' ? {} : { trigger }),
    ...(given.length === 0 ? {} : { values: Object.fromEntries(given.map((i) => [i.dataset.name, valueOf(i)])) }),
    ...(at('token').value === '' ? {} : { token: at('token').value }),
  };
};
at('cause').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    const answer = await fetch('events', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(causeOf()) });
    const told = await answer.json();
    at('caused').textContent = answer.ok ? 'Event ' + told.n + ' was caused: ' + told.token : told.error.message;
  } catch {
    at('caused').textContent = 'The mock does not answer';
  }
});
`;
