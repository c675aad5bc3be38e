import { createHash, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { TriggerDefinition } from '../../model.ts';
import type { MockAnswer, MockCall } from '../core/call.ts';
import type { Watch } from '../core/happening.ts';
import type { Mock } from '../core/mock.ts';
import { createActivity } from '../dashboard/activity.ts';
import { dashboardPage, type Shown } from '../dashboard/page.ts';
import { DASHBOARD_SCRIPT } from '../dashboard/script.ts';
import { DASHBOARD_STYLE } from '../dashboard/style.ts';
import type { TrafficEntry } from '../dashboard/traffic-entry.ts';
import { CONTROL } from './control.ts';

/** A page that shows what the mock does, while it does it. */
export interface Dashboard {
  readonly watch: Watch;
  /** Is told of every call to what is mocked. */
  readonly called: (call: MockCall, answer: MockAnswer) => void;
  /** Answers what is asked of the dashboard itself; false for anything else. */
  readonly serve: (method: string, target: string, response: ServerResponse) => boolean;
}

/** ms in which entries are gathered: a run of `verify` makes hundreds in a second. */
const PACE = 50;
/** Bytes that a browser may leave unread before it is sent away, to come again. */
const UNREAD = 5_000_000;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src ${hashOf(DASHBOARD_STYLE)}`,
    `script-src ${hashOf(DASHBOARD_SCRIPT)}`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

const message = (event: string, data: object): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** Makes the dashboard of a mock, which may come to be after it. */
export const createDashboard = (
  triggers: readonly TriggerDefinition[],
  shown: Shown,
  { mock, key, now }: { readonly mock: () => Mock; readonly key: string; readonly now: () => number },
): Dashboard => {
  const run = randomUUID();
  const page = dashboardPage(triggers, shown, run);
  const streams = new Set<ServerResponse>();
  let fresh: TrafficEntry[] = [];

  const flush = (): void => {
    const change = message('change', { standing: activity.standing(), entries: fresh });
    fresh = [];
    for (const stream of streams) {
      stream.write(change);
      if (stream.writableLength > UNREAD) stream.destroy();
    }
  };
  const onEntry = (entry: TrafficEntry): void => {
    if (streams.size === 0) return;
    if (fresh.length === 0) setTimeout(flush, PACE).unref();
    fresh.push(entry);
  };
  const activity = createActivity({ mock, key, now, onEntry });

  const stream = (response: ServerResponse): void => {
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8' });
    const entries = activity.traffic().filter((entry) => !fresh.includes(entry));
    response.write(`retry: 1000\n${message('start', { run, standing: activity.standing(), entries })}`);
    streams.add(response);
    response.on('close', () => streams.delete(response));
  };

  return {
    watch: activity.watch,
    called: activity.called,
    serve(method, target, response) {
      const [path] = target.split('?');
      if (method !== 'GET' || (path !== CONTROL && path !== `${CONTROL}stream`)) return false;
      if (path === CONTROL)
        response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8' }).end(page);
      else stream(response);
      return true;
    },
  };
};
