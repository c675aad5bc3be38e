import { expect } from 'chai';
import type { DynamicCall } from '../../../src/model.ts';
import { nativeTrigger } from '../../samples/triggers.ts';
import { benchOf } from './bench.ts';

const shownBy = (extension: string, titlePath: string): DynamicCall => ({
  extension,
  operationId: 'ListMembers',
  pointer: `/parameters/member/${extension}`,
  call: {
    method: 'GET',
    path: '/members',
    parameters: [],
    arguments: {},
    collection: 'data',
    valuePath: 'value',
    titlePath,
  },
});

describe('designOperations', () => {
  it('designOperations answers with every title where one list is described twice', () => {
    const trigger = nativeTrigger({
      dynamic: [shownBy('x-ms-dynamic-values', 'key'), shownBy('x-ms-dynamic-list', 'name')],
    });
    expect(benchOf([trigger]).get(`${trigger.basePath}/members`).body).to.deep.equal({
      data: [{ value: '1', key: 'One', name: 'One' }],
    });
  });
});
