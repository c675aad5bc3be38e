import type { Entry } from './entry.ts';

/** Every command of the tool, in the order of `--help`; each is read only when it is needed. */
export const commands: Readonly<Record<string, () => Promise<Entry>>> = {
  init: async () => (await import('./init.ts')).init,
  doctor: async () => (await import('./doctor.ts')).doctor,
  list: async () => (await import('./list.ts')).list,
  lint: async () => (await import('./lint.ts')).lint,
  diff: async () => (await import('./diff.ts')).diff,
  assess: async () => (await import('./assess.ts')).assess,
  generate: async () => (await import('./generate.ts')).generate,
  verify: async () => (await import('./verify.ts')).verify,
  explore: async () => (await import('./explore.ts')).explore,
  publish: async () => (await import('./publish.ts')).publish,
  'can-i-deploy': async () => (await import('./can-i-deploy.ts')).canIDeploy,
  'record-deployment': async () => (await import('./record-deployment.ts')).recordDeployment,
  'create-environment': async () => (await import('./create-environment.ts')).createEnvironment,
  judge: async () => (await import('./judge.ts')).judge,
  mock: async () => (await import('./mock.ts')).mock,
  merge: async () => (await import('./merge.ts')).merge,
  show: async () => (await import('./show.ts')).show,
  explain: async () => (await import('./explain.ts')).explain,
  cleanup: async () => (await import('./cleanup.ts')).cleanup,
  completion: async () => (await import('./completion.ts')).completion,
};
