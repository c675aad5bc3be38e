import { bodyOf } from '../../samples/documents.ts';
import { since, poll, byPolicy, state, type PlantedDefect } from './planting.ts';

/** Defects of polls. */
export const onPolls: readonly PlantedDefect[] = [
  {
    rule: 'D-16',
    defect: 'a path that leads nowhere',
    document: poll(),
    properties: byPolicy(state, '@triggerBody().value'),
    file: 'apiProperties.json',
    line: '"x-ms-apimTemplateParameter.triggerDataPath": "@triggerBody().value"',
  },
  {
    rule: 'D-17',
    defect: 'a state that goes nowhere',
    document: poll(),
    properties: byPolicy({ after: state.since }),
    file: 'apiProperties.json',
    line: '"after": "@{triggerBody().orders[0].id}"',
  },
  {
    rule: 'D-19',
    defect: 'a body',
    document: poll({ parameters: [since, bodyOf({ type: 'object' })] }),
    line: '{',
  },
  {
    rule: 'D-26',
    defect: 'a name that is not there',
    document: poll(),
    properties: byPolicy(state, '@triggerBody().orders', ['OnOrdres']),
    file: 'apiProperties.json',
    line: '"OnOrdres"',
  },
  {
    rule: 'K1',
    defect: 'a mark beside the verb',
    document: poll({}, { '/returns': { 'x-ms-trigger': 'batch', get: { operationId: 'R', responses: {} } } }),
    line: '"x-ms-trigger": "batch",',
  },
  { rule: 'K5', defect: 'a plain list', document: poll({ parameters: [] }), line: '"get": {' },
  {
    rule: 'K7',
    defect: 'a nudge by nobody',
    document: poll({ 'x-ms-notification': { operationId: 'Nobody' } }),
    line: '"x-ms-notification": {',
  },
  {
    rule: 'K8',
    defect: 'a value out of the answer',
    document: poll({
      parameters: [{ ...since, 'x-ms-trigger-value': { 'value-collection': 'orders', 'value-path': 'id' } }],
    }),
    line: '"x-ms-trigger-value": {',
  },
];
