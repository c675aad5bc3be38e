import type { changesOf } from './definitions.ts';

/** A change of the lab's definition. */
export type Edit = Parameters<typeof changesOf>[0];

/** What was planted; the one thing said of it; where it stands in the older and in the newer version. */
export const planted: readonly (readonly [string, Edit, string, string, string])[] = [
  [
    'an output is gone',
    (d) => delete d.definitions.Sample.properties.id && d.definitions.Sample.required.shift(),
    'breaking OnSample: output "/id" is gone: steps that use it find nothing',
    '/definitions/Sample/properties/id',
    '/definitions/Sample',
  ],
  [
    'an output has another type, behind allOf and a $ref',
    (d) => (d.definitions.Person.properties.name.type = 'boolean'),
    'breaking OnSample: output "/patient/name" was string and is boolean: steps that use it get another kind of value',
    '/definitions/Person/properties/name/type',
    '/definitions/Person/properties/name/type',
  ],
  [
    'an output may be missing',
    (d) => (d.definitions.Sample.required = ['id']),
    'risky OnSample: output "/taken" may be missing now: expressions that count on it fail',
    '/definitions/Sample/properties/taken',
    '/definitions/Sample/properties/taken',
  ],
  [
    'an output takes another value',
    (d) => d.definitions.Sample.properties.state.enum.push('lost'),
    'risky OnSample: output "/state" may now be "lost": conditions meet a value that they do not know',
    '/definitions/Sample/properties/state/enum',
    '/definitions/Sample/properties/state/enum',
  ],
  [
    'an output may be null',
    (d) => (d.definitions.Result.properties.at['x-nullable'] = true),
    'risky OnResult: output "/value/*/at" may be null now: expressions that count on a value fail',
    '/definitions/Result/properties/at',
    '/definitions/Result/properties/at',
  ],
  [
    'an output is new',
    (d) => (d.definitions.Result.properties.unit = { type: 'string' }),
    'safe OnResult: output "/value/*/unit" is new',
    '/definitions/Result',
    '/definitions/Result/properties/unit',
  ],
  [
    'an input is new and required',
    (d) =>
      d.paths['/hooks'].post.parameters.push({ name: 'room', in: 'query', type: 'string', required: true }),
    'breaking OnSample: input "room" is new and required: existing flows do not send it and are refused',
    '/paths/~1hooks/post',
    '/paths/~1hooks/post/parameters/3',
  ],
  [
    'an input is new and optional',
    (d) => (d.definitions.Hook.properties.filter.properties.room = { type: 'string' }),
    'safe OnSample: input "/filter/room" is new',
    '/definitions/Hook/properties/filter',
    '/definitions/Hook/properties/filter/properties/room',
  ],
  [
    'an input is gone',
    (d) => delete d.definitions.Hook.properties.filter.properties.kind,
    'breaking OnSample: input "/filter/kind" is gone: flows that fill it in fail, or have no effect',
    '/definitions/Hook/properties/filter/properties/kind',
    '/definitions/Hook/properties/filter',
  ],
  [
    'an input takes fewer values',
    (d) => d.paths['/hooks'].post.parameters[0].enum.pop(),
    'breaking OnSample: input "bench" no longer takes "b": flows that chose it are refused',
    '/paths/~1hooks/post/parameters/0/enum',
    '/paths/~1hooks/post/parameters/0/enum',
  ],
  [
    'an input is limited',
    (d) => (d.definitions.Hook.properties.filter.properties.kind.maxLength = 10),
    'breaking OnSample: the "maxLength" of input "/filter/kind" was 20 and is 10: flows with a value that is no longer allowed are refused',
    '/definitions/Hook/properties/filter/properties/kind/maxLength',
    '/definitions/Hook/properties/filter/properties/kind/maxLength',
  ],
  [
    'an input takes more',
    (d) => (d.definitions.Hook.properties.filter.properties.limit.type = 'number'),
    'safe OnSample: input "/filter/limit" was integer and is number',
    '/definitions/Hook/properties/filter/properties/limit/type',
    '/definitions/Hook/properties/filter/properties/limit/type',
  ],
  [
    'the default of an internal input is another',
    (d) => (d.paths['/hooks'].post.parameters[1].default = '2'),
    'risky OnSample: the default of input "api-version" was "1" and is "2": the platform sends it without the maker\'s doing, so flows get what they did not ask for',
    '/paths/~1hooks/post/parameters/1/default',
    '/paths/~1hooks/post/parameters/1/default',
  ],
  [
    'an input is hidden',
    (d) => (d.paths['/hooks'].post.parameters[0]['x-ms-visibility'] = 'internal'),
    'breaking OnSample: input "bench" is hidden from makers now: what flows fill in is lost',
    '/paths/~1hooks/post/parameters/0',
    '/paths/~1hooks/post/parameters/0/x-ms-visibility',
  ],
  [
    'the callback URL is elsewhere',
    (d) => {
      const { url, ...others } = d.definitions.Hook.properties;
      d.definitions.Hook.properties = {
        ...others,
        target: { type: 'object', required: ['url'], properties: { url } },
      };
      d.definitions.Hook.required = ['target'];
    },
    'breaking OnSample: the callback URL was at "/url" and is at "/target/url": existing flows send it where it was, so nothing reaches them',
    '/definitions/Hook',
    '/definitions/Hook/properties/target/properties/url',
  ],
  [
    'the trigger is called otherwise',
    (d) => (d.paths['/hooks'].post.operationId = 'OnNewSample'),
    'breaking OnSample: the trigger is called "OnNewSample" now: existing flows look for "OnSample" and fail',
    '/paths/~1hooks/post/operationId',
    '/paths/~1hooks/post/operationId',
  ],
  [
    'the path is another',
    (d) => {
      const { '/labs/{lab}/results': results, ...paths } = d.paths;
      d.paths = { ...paths, '/labs/{lab}/outcomes': results };
    },
    'breaking OnResult: the call was "GET /labs/{lab}/results" and is "GET /labs/{lab}/outcomes": existing flows make the former',
    '/paths/~1labs~1{lab}~1results/get',
    '/paths/~1labs~1{lab}~1outcomes/get',
  ],
  [
    'one event comes as a list',
    (d) => (d.paths['/hooks'].post['x-ms-trigger'] = 'batch'),
    'breaking OnSample: the trigger was "single" and is "batch": existing flows expect one object and get a list',
    '/paths/~1hooks/post/x-ms-trigger',
    '/paths/~1hooks/post/x-ms-trigger',
  ],
  [
    'the polling state is read elsewhere',
    (_, p) =>
      (p.properties.policyTemplateInstances[0].parameters['x-ms-apimTemplateParameter.triggerConfig'].since =
        '@{triggerBody().value[0].id}'),
    'risky OnResult: the polling state "since" was "@{triggerBody().value[0].at}" and is "@{triggerBody().value[0].id}": running flows may meet old events again, or miss some, when the new state is read for the first time',
    '/properties/policyTemplateInstances/0',
    '/properties/policyTemplateInstances/0',
  ],
  [
    'nobody can unsubscribe',
    (d) => delete d.paths['/hooks/{id}'],
    'breaking OnSample: "DELETE /hooks/{id}" is gone: existing flows cannot unsubscribe, so that switching them off leaves their subscriptions behind',
    '/paths/~1hooks~1{id}/delete',
    '/paths',
  ],
  [
    'the trigger is gone',
    (d) => delete d.paths['/hooks'].post['x-ms-trigger'],
    'breaking OnSample: the operation is no trigger any more: flows that use it fail',
    '/paths/~1hooks/post',
    '/paths/~1hooks/post',
  ],
  [
    'signing in is another',
    (d) => {
      d.securityDefinitions.key = { type: 'basic' };
      delete d.paths['/labs/{lab}/results'];
    },
    'breaking OnSample: signing in was apiKey and is basic: connections that makers have no longer work',
    '/securityDefinitions',
    '/securityDefinitions',
  ],
];
