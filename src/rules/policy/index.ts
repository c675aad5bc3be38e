import type { PollingView } from '../../evidence/polling-view.ts';
import { inputsHoldAlongTheChain } from '../polling/p-07.ts';
import { nothingArrivesTwice } from '../polling/p-14.ts';
import { nothingIsLost } from '../polling/p-15.ts';
import { newsFitsTheSchema } from '../polling/p-22.ts';
import { newsIsCalledJson } from '../polling/p-23.ts';
import { oddStatesDoNoHarm } from '../polling/p-26.ts';
import { badCredentialsAreRefused } from '../polling/p-30.ts';
import { polledValues } from '../shared/v-01.ts';
import type { Rule } from '../rule.ts';
import { listIsAnObject } from './pp-03.ts';
import { listIsAnswered200WithAnArray } from './pp-04.ts';
import { listIsNewestFirst } from './pp-05.ts';
import { stateBringsOnlyNewer } from './pp-06.ts';
import { firstListYieldsTheState } from './pp-07.ts';

/** Rules of polling by policy: those of the backend's list, and the native ones that bind it too (PP-13). */
export const policyRules: readonly Rule<PollingView>[] = [
  listIsAnObject,
  listIsAnswered200WithAnArray,
  firstListYieldsTheState,
  listIsNewestFirst,
  stateBringsOnlyNewer,
  inputsHoldAlongTheChain,
  nothingArrivesTwice,
  nothingIsLost,
  newsFitsTheSchema,
  newsIsCalledJson,
  polledValues,
  oddStatesDoNoHarm,
  badCredentialsAreRefused,
];
