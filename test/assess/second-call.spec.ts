import { expect } from 'chai';
import type { Candidate } from '../../src/assess/assessment.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { assessed, only, registration } from './documents.ts';

const url = { url: { type: 'string' } };
const events = { events: { type: 'array', items: { type: 'string' } } };

const found = (
  properties: JsonObject,
  more: Readonly<Record<string, Json>> = {},
  paths: JsonObject = {},
): Candidate => only(assessed({ ...registration(properties, '/hooks/{id}', more), ...paths }));

const post = { post: { parameters: [], responses: {} } };

describe('assess of a second call', () => {
  it('lacks a registration that delivers without one', () => {
    for (const description of [
      'A hook delivers nothing until triggers have been added to it.',
      'No events are sent before the hook is enabled.',
      'Hooks are created inactive and have to be activated with POST /hooks/{id}/activate.',
      'The webhook is disabled by default; use PUT to enable it.',
      'Makes a hook. The hook must then be activated.',
    ]) {
      const { standing, missing } = found({ ...url, ...events }, { description });
      expect([standing, missing.map((r) => r.rule)], description).to.deep.equal(['lacking', ['C-19']]);
    }
  });

  it('is unsure where a property may spare the call', () => {
    const active = { type: 'boolean', default: false };
    const description = 'Hooks are created inactive and have to be activated.';
    const { standing, open } = found({ ...url, ...events, active }, { description });
    expect([standing, open.map((r) => r.rule)]).to.deep.equal(['unsure', ['C-19']]);
    expect(open[0]?.says).to.include('whether "active" spares it');
  });

  it('is unsure where another call says of what it is told', () => {
    const paths = { '/hooks/{hook_id}/triggers': post };
    expect(found(url, {}, paths).open.map((r) => r.rule)).to.deep.equal(['C-19']);
    expect(found({ ...url, ...events }, {}, paths).standing).to.equal('ready');
  });

  it('fears for what is off by default, or may be activated', () => {
    const risks = (properties: JsonObject, paths: JsonObject = {}): readonly (string | undefined)[] =>
      found({ ...url, ...events, ...properties }, {}, paths)
        .risks.map((r) => r.rule)
        .filter((rule) => rule !== 'W-03');
    const off = { type: 'boolean', default: false };
    expect(risks({ active: off })).to.deep.equal(['C-19']);
    expect(risks({ active: { type: 'boolean', default: true } })).to.deep.equal([]);
    expect(risks({ retry: { type: 'object', properties: { enabled: off } } })).to.deep.equal([]);
    const [activate, deactivate] = [{ '/hooks/{hook}/activate': post }, { '/hooks/{hook}/deactivate': post }];
    expect(risks({}, activate)).to.deep.equal(['C-19']);
    expect(risks({}, { ...activate, ...deactivate })).to.deep.equal([]);
  });

  it('finds none in other words', () => {
    for (const description of [
      'A hook is created in active state by default and may be paused. Use PUT to resume it.',
      'Hooks are disabled after ten failures; use PUT to enable them again.',
      'No notifications are sent until something happens.',
      'Hooks are not created inactive.',
      'Fires when subscriptions are paused by default; use resume to start one.',
    ])
      expect(found({ ...url, ...events }, { description }).standing, description).to.equal('ready');
  });

  it('finds that it is verified below its path, whatever its variable is called', () => {
    const { open } = found({ ...url, ...events }, {}, { '/hooks/{hook_id}/verify': post });
    expect(open.map((r) => r.rule)).to.deep.equal(['W-13']);
  });
});

describe('assess of one registration for all', () => {
  it('is unsure when no other is held', () => {
    for (const description of [
      'Each application may only have one subscription.',
      'An account can have only a single webhook.',
      'Limited to one webhook for each account.',
      'A maximum of 1 active subscription is kept.',
    ])
      expect(
        found({ ...url, ...events }, { description }).open.map((r) => r.rule),
        description,
      ).to.deep.equal(['W-22']);
    for (const description of [
      'Only one webhook at a time can be created.',
      'A subscription has one event only.',
      'There can only be one active webhook with the same URL.',
      'You can register only one callback URL per subscription.',
      'A webhook can only have one URL.',
      'Only a single URL is supported for a webhook.',
    ])
      expect(found({ ...url, ...events }, { description }).standing, description).to.equal('ready');
  });

  it('knows a property that ends it by its value', () => {
    const action = { type: 'string', enum: ['subscribe', 'revoke'] };
    const { missing, open, evidence } = only(
      assessed(registration({ callback_url: { type: 'string' }, action })),
    );
    expect([missing.map((r) => r.rule), open]).to.deep.equal([['U-10'], []]);
    expect(evidence.filter((r) => r.says.includes('of what to be told'))).to.deep.equal([]);
    const told = found({ ...url, action: { type: 'string', enum: ['created', 'removed'] } });
    expect(told.evidence.filter((r) => r.says.includes('of what to be told'))).to.have.length(1);
  });
});
