import { expect } from 'chai';
import { alarmKeys, alarmsOperation, alarmSubscriptions, raiseAlarm } from '../../mocks/alarms/alarms.ts';
import { design, designRoutes } from '../../mocks/alarms/design.ts';
import { access } from '../../mocks/http/access.ts';
import { empty, json, relocate, rewrite } from '../../mocks/http/answer.ts';
import { route } from '../../mocks/http/router.ts';
import { createService, type Service } from '../../mocks/http/service.ts';
import { createDispatcher } from '../../mocks/webhook/dispatcher.ts';
import { hooks, notificationOf, type Hooks } from '../../mocks/webhook/hooks.ts';
import { createRegistry } from '../../mocks/webhook/registry.ts';
import { hookRoutes } from '../../mocks/webhook/routes.ts';
import { untilRight } from '../in-parallel.ts';
import { verifyMock } from './verify-mock.ts';

/** An alarm service that does something otherwise than the reference does, and rightly. */
interface Variant {
  readonly name: string;
  readonly hooks: Partial<Hooks>;
  readonly wait?: number;
  /** Rules that may warn. */
  readonly warns?: readonly string[];
}

interface Verdict {
  readonly name: string;
  readonly verdict: string;
  readonly wrong: readonly string[];
}

const deleted = (status: number): Partial<Hooks> => ({
  cancel: (cancellation) => {
    const answer = hooks.cancel(cancellation);
    return answer.status === 204 ? (status === 200 ? json(200, { ok: true }) : empty(status)) : answer;
  },
});

const more = (body: unknown): object => ({ ...Object(body), extra: { nested: [1, null] } });

const variants: readonly Variant[] = [
  {
    name: 'answers a registration 200',
    hooks: { registered: (answer) => ({ ...answer, status: 200 }) },
    warns: ['W-02'],
  },
  {
    name: 'writes a relative Location',
    hooks: { registered: (answer) => relocate(answer, (l) => l.replace(/^http:\/\/[^/]*/, '')) },
    warns: ['W-08'],
  },
  { name: 'writes a query into Location', hooks: { registered: (a) => relocate(a, (l) => `${l}?rev=1`) } },
  { name: 'answers a registration with more members', hooks: { registered: (a) => rewrite(a, more) } },
  {
    name: 'lets subscriptions end in the next century',
    hooks: {
      registered: (a) => rewrite(a, (b) => ({ ...Object(b), expiresAt: '2150-01-01T00:00:00Z' })),
    },
  },
  { name: 'answers a DELETE 200 with a body', hooks: deleted(200) },
  { name: 'answers a DELETE 202', hooks: deleted(202) },
  {
    name: 'answers a second DELETE 410',
    hooks: {
      cancel: (c) => (c.registry.ended().some((s) => s.id === c.id) ? empty(410) : hooks.cancel(c)),
    },
  },
  { name: 'sends more members', hooks: { notification: (s, body) => notificationOf(s, more(body)) } },
  {
    name: 'spells headers otherwise',
    hooks: {
      notification: (s, body) => ({
        ...notificationOf(s, body),
        headers: [['CONTENT-TYPE', 'application/json']],
      }),
    },
  },
  {
    name: 'never repeats a notification',
    hooks: { next: (r) => (r?.status === 410 ? 'gone' : 'done') },
    warns: ['C-07'],
  },
  {
    name: 'repeats a notification once',
    hooks: { next: (r, attempt) => (attempt > 0 ? 'done' : hooks.next(r, attempt)) },
  },
  {
    name: 'puts a new subscription in the place of one with the same callback',
    hooks: {
      subscribe: (registry, wish) => {
        for (const s of registry.live()) if (s.callback === wish.callback) registry.end(s.id);
        return registry.add(wish);
      },
    },
  },
  {
    name: 'allows only some callback hosts',
    hooks: {
      objection: (c) => (String(c).includes('.invalid') ? 'The host is not allowed' : hooks.objection(c)),
    },
  },
  { name: 'notifies after 400 ms', hooks: {}, wait: 400 },
];

const serviceOf = ({ hooks: changed, wait = 0 }: Variant): Service => {
  const registry = createRegistry();
  const all = { ...hooks, ...changed };
  const dispatcher = createDispatcher(registry, all, { wait, turn: 20 });
  const world = { access, hooks: all, keys: alarmKeys, registry, dispatcher };
  const handle = route({
    ...hookRoutes(alarmSubscriptions, world),
    [alarmsOperation]: raiseAlarm(access, dispatcher),
    ...designRoutes(design, access),
  });
  return createService(handle, 0, dispatcher.close);
};

describe('webhooks that are right in another way', function () {
  this.timeout(240_000);

  it('raise nothing but the warnings that each of them names', async () => {
    const verdictOf = async (variant: Variant): Promise<Verdict> => {
      const report = await verifyMock('alarms', { service: serviceOf(variant) });
      const wrong = report.findings.filter(
        (f) => f.level === 'error' || variant.warns?.includes(f.rule) !== true,
      );
      return {
        name: variant.name,
        verdict: report.verdict,
        wrong: wrong.map((f) => `${f.rule} ${f.message}`),
      };
    };
    const isRight = ({ verdict, wrong }: Verdict): boolean => verdict === 'pass' && wrong.length === 0;
    const told = await untilRight(variants, verdictOf, isRight, 5);
    expect(told.filter((t) => !isRight(t))).to.deep.equal([]);
  });
});
