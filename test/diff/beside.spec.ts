import { expect } from 'chai';
import { diffDocuments } from '../../src/diff/diff-documents.ts';
import { readDefinition } from '../../src/openapi/read.ts';
import { begins } from './begins.ts';
import { changesOf, labTexts } from './definitions.ts';
import type { Edit } from './planted.ts';

const text = { type: 'string' };
const asked = { ...text, uiDefinition: { constraints: { required: 'true' } } };

const sets =
  (...values: readonly object[]): Edit =>
  (_, p) =>
    (p.properties.connectionParameterSets = { values });

const header = (value: string): object => ({
  templateId: 'setheader',
  parameters: { 'x-ms-apimTemplate-operationName': ['OnSample'], value },
});

const hasOne: Edit = (_, p) => {
  p.properties.policyTemplateInstances.push(header('a'));
};

const table: readonly (readonly [string, Edit, readonly string[], Edit?])[] = [
  [
    'a set of connection parameters that asks for more',
    sets({ name: 'key', parameters: { key: text, room: asked } }),
    [
      'breaking OnSample: connections ask for "room": those that makers have lack it',
      'breaking OnResult: connections ask for "room": those that makers have lack it',
    ],
    sets({ name: 'key', parameters: { key: text } }),
  ],
  [
    'a set of connection parameters that is gone',
    sets({ name: 'key', parameters: { key: text } }),
    [
      'breaking OnSample: connections can no longer be made by "basic"',
      'breaking OnResult: connections can no longer be made by "basic"',
    ],
    sets({ name: 'basic', parameters: { user: text } }, { name: 'key', parameters: { key: text } }),
  ],
  [
    'a set of connection parameters more',
    sets({ name: 'key', parameters: { key: text } }, { name: 'basic', parameters: { user: asked } }),
    [],
    sets({ name: 'key', parameters: { key: text } }),
  ],
  [
    'a policy that is gone',
    (_, p) => p.properties.policyTemplateInstances.pop(),
    ['risky OnSample: the policy "setheader" is gone'],
    hasOne,
  ],
];

const beside = (name: string, properties: string | undefined): ReturnType<typeof readDefinition> =>
  readDefinition({
    file: `${name}.json`,
    text: labTexts().text,
    ...(properties === undefined ? {} : { properties: { file: `${name}.properties`, text: properties } }),
  });

const compared = (before: string | undefined, after: string | undefined): readonly string[] =>
  diffDocuments({ before: beside('old', before), after: beside('new', after) }).map(
    ({ id, changes, incomplete }) =>
      `${id}: ${[...changes.map((c) => `${c.kind} ${c.message.slice(0, 24)}`), incomplete?.slice(0, 24)].join('; ')}`,
  );

describe('diffDocuments by what stands beside the definition', () => {
  for (const [title, edit, beginnings, first] of table)
    it(`says ${beginnings.length === 0 ? 'nothing' : 'what it means'} when there is ${title}`, () =>
      begins(edit, beginnings, first));

  it('shows the very policy that is new, and where one stood that is gone', () => {
    const [fresh] = changesOf((_, p) => p.properties.policyTemplateInstances.push(header('b')), hasOne);
    expect(fresh?.message).to.match(/^the policy "setheader" is new/);
    expect([fresh?.before?.pointer, fresh?.after?.pointer]).to.deep.equal([
      '/properties/policyTemplateInstances',
      '/properties/policyTemplateInstances/2',
    ]);
    const [gone] = changesOf((_, p) => p.properties.policyTemplateInstances.pop(), hasOne);
    expect([gone?.before?.pointer, gone?.after?.file, gone?.after?.pointer]).to.deep.equal([
      '/properties/policyTemplateInstances/1',
      'new.json.properties',
      '/properties/policyTemplateInstances',
    ]);
  });

  it('does not take what cannot be read for a change', () => {
    const { properties } = labTexts();
    const broken = `<<<<<<< ours\n${properties}`;
    for (const [before, after] of [
      [properties, broken],
      [broken, properties],
    ])
      expect(compared(before, after)).to.deep.equal([
        `OnSample: Cannot read "${before === broken ? 'old' : 'new'}.propert`,
        `OnResult: Cannot read "${before === broken ? 'old' : 'new'}.propert`,
      ]);
  });

  it('says that the file is gone which says what connections hold', () => {
    const { properties } = labTexts((_, p) => (p.properties.connectionParameters = { key: text }));
    expect(compared(properties, undefined)).to.deep.equal([
      'OnSample: risky apiProperties.json, whic; ',
      'OnResult: breaking the policy "pollingtrigg; risky apiProperties.json, whic; ',
    ]);
    expect(compared(undefined, properties)[0]).to.equal('OnSample: ');
  });

  it('shows the script that is another', () => {
    const { text: definition } = labTexts();
    const [before, after] = ['old', 'new'].map((name) =>
      readDefinition({ file: `${name}.json`, text: definition, script: { file: `${name}.csx`, text: name } }),
    );
    if (before === undefined || after === undefined) throw new Error('nothing to compare');
    const [first] = diffDocuments({ before, after })[0]?.changes ?? [];
    expect([first?.before?.file, first?.after?.file]).to.deep.equal(['old.csx', 'new.csx']);
  });
});

describe('diffDocuments where a reference leads out of the document', () => {
  const outside =
    (name: string): Edit =>
    (d) =>
      (d.definitions[name] = { $ref: `${name}.json` });

  it('is not compared to the end', () => {
    const results = diffDocuments({
      before: readDefinition({ file: 'old.json', text: labTexts().text }),
      after: readDefinition({ file: 'new.json', text: labTexts(outside('Result')).text }),
    });
    expect(results.find((r) => r.id === 'OnResult')?.incomplete).to.match(
      /^The reference "Result.json" leads out of the document/,
    );
  });

  it('does not call a trigger gone, or new, that may stand in the other file', () => {
    const split = readDefinition({
      file: 'split.json',
      text: labTexts((d) => (d.paths['/hooks'] = { $ref: 'hooks.json' })).text,
    });
    const whole = readDefinition({ file: 'whole.json', text: labTexts().text });
    for (const pair of [
      { before: whole, after: split },
      { before: split, after: whole },
    ]) {
      const found = diffDocuments(pair).find((r) => r.id === 'OnSample');
      expect(found?.changes).to.deep.equal([]);
      expect(found?.incomplete).to.match(/^The reference "hooks.json" leads out of the document/);
    }
  });
});

describe('diffDocuments by what the designer is answered', () => {
  const asks =
    (extension: object): Edit =>
    (d) => {
      d.paths['/benches'] = {
        get: {
          operationId: 'ListBenches',
          responses: {
            200: {
              description: 'OK',
              schema: {
                type: 'object',
                properties: { value: { type: 'array', items: { $ref: '#/definitions/Bench' } } },
              },
            },
          },
        },
      };
      d.definitions.Bench = { type: 'object', properties: { id: text, label: text } };
      d.paths['/hooks'].post.parameters[0] = {
        name: 'bench',
        in: 'query',
        type: 'string',
        'x-ms-dynamic-values': { operationId: 'ListBenches', ...extension },
      };
    };
  const list = { 'value-collection': 'value', 'value-path': 'id', 'value-title': 'label' };
  const risky = 'risky OnSample: "x-ms-dynamic-values" asks "ListBenches", whose answer does not declare';
  const answers: readonly (readonly [string, Edit, readonly string[]])[] = [
    [
      'a value that is gone',
      (d) => delete d.definitions.Bench.properties.id,
      [`${risky} the value "id": makers are offered nothing`],
    ],
    [
      'a title that is gone',
      (d) => delete d.definitions.Bench.properties.label,
      [`${risky} the title "label"`],
    ],
    [
      'a list that is elsewhere',
      (d) => {
        const { schema } = d.paths['/benches'].get.responses[200];
        schema.properties = { results: schema.properties.value };
      },
      [`${risky} the list at "value"`],
    ],
    [
      'a list that moved, as the extension says',
      (d, p) => {
        asks({ ...list, 'value-collection': 'results' })(d, p);
        const { schema } = d.paths['/benches'].get.responses[200];
        schema.properties = { results: schema.properties.value };
      },
      [],
    ],
    [
      'an answer that is no longer described',
      (d) => delete d.paths['/benches'].get.responses[200].schema,
      [],
    ],
  ];
  for (const [title, edit, beginnings] of answers)
    it(`says ${beginnings.length === 0 ? 'nothing' : 'what it means'} when there is ${title}`, () =>
      begins(edit, beginnings, asks(list)));

  it('does not look for a list in what the test of a connection is answered', () => {
    const tests =
      (schema: object): Edit =>
      (d, p) => {
        asks(list)(d, p);
        d['x-ms-capabilities'] = { testConnection: { operationId: 'ListBenches' } };
        d.paths['/hooks'].post.parameters[0] = { name: 'bench', in: 'query', type: 'string' };
        d.paths['/benches'].get.responses[200].schema = schema;
      };
    begins(tests({ type: 'object', properties: { ok: { type: 'boolean' } } }), [], tests({ type: 'array' }));
  });

  it('shows where it is asked', () => {
    const [found] = changesOf((d) => delete d.definitions.Bench.properties.id, asks(list));
    expect(found?.after?.pointer).to.equal('/paths/~1hooks/post/parameters/0/x-ms-dynamic-values');
  });
});
