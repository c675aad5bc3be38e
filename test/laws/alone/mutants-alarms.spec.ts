import { expectCaught } from '../mutants.ts';

describe('the faults of alarms', function () {
  this.timeout(600_000);

  it('each raises the rules that it must raise, the one it breaks first, and none but those it may', () =>
    expectCaught(['alarms']));
});
