import { policyTrigger } from '../../samples/triggers.ts';
import { type Answer, describeRule, item, list, listed, type Settings, traceOf } from '../story.ts';

const policy = policyTrigger();
const first = listed('a', list([item('old')]));
const then = (answer: Answer, settings: Settings = {}) =>
  traceOf(policy, [first, listed('a', answer, { values: { since_id: '7' } })], settings);

describeRule('PP-04', [
  { when: 'nothing new is 200 with an empty array', trace: then(list([])) },
  { when: 'the account is empty from the start', trace: traceOf(policy, [listed('a', list([]))]) },
  {
    when: 'the list was cut for its size',
    trace: then({ text: '{"value":[{"id":7', truncated: true }),
    says: ['unknown: The answer to GET …could only be read in part'],
  },
  {
    when: 'nothing new is 204',
    trace: then({ status: 204 }),
    says: ['error: GET /api/v1/invoices?since_id=7 was answered 204; a list is answered 200'],
  },
  { when: 'nothing new is 404', trace: then({ status: 404 }), says: ['error: GET …was answered 404'] },
  { when: 'nothing new is 202', trace: then({ status: 202 }), says: ['error: GET …was answered 202'] },
  {
    when: 'the array is null',
    trace: then({ status: 200, body: { value: null } }),
    says: ['error: GET …was answered 200 with null at /value, where the policy reads an array'],
  },
  {
    when: 'the array is somewhere else',
    trace: then({ status: 200, body: { items: [] } }),
    says: ['error: GET …with nothing at /value'],
  },
  {
    when: 'the body is HTML',
    trace: then({ status: 200, text: '<!doctype html>' }),
    says: ['error: GET …with a body that is not JSON: 200 with an HTML page'],
  },
  {
    when: 'the first list is refused',
    trace: traceOf(policy, [listed('a', { status: 401 })]),
    says: ['unknown: The service refused the list with 401: check `service.credentials`'],
  },
  {
    when: 'a list is refused only with a state',
    trace: then({ status: 403 }),
    says: ['error: GET …was answered 403'],
  },
  {
    when: 'one 503 heals',
    trace: traceOf(policy, [
      first,
      listed('a', { status: 503 }, { values: { since_id: '7' } }),
      listed('a', list([]), { values: { since_id: '7' } }),
    ]),
    says: ['warning: GET …was answered 503…a warning only, as a later poll was answered'],
  },
  {
    when: 'the lists are throttled',
    trace: then({ status: 429 }),
    says: ['unknown: GET …was throttled (429)'],
  },
  {
    when: 'a list without a state is refused for want of it, which is for PP-07 to tell',
    trace: traceOf(policy, [listed('a', { status: 400 })]),
    says: ['skip: no list was answered'],
  },
]);
