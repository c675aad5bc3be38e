import { member, textOf } from '../json.ts';
import type { ChildResult } from '../pact/run-child.ts';
import { readEngines } from '../workspace/read-package.ts';
import type { Checked } from './check.ts';
import { isInRange } from './node-range.ts';

/** What Pact has a native library for. */
const PLATFORMS = ['darwin arm64', 'darwin x64', 'linux arm64', 'linux x64', 'win32 x64'];
const NAMES: Readonly<Record<string, string>> = { darwin: 'macOS', linux: 'Linux', win32: 'Windows' };

const nodeOf = (version: string, range: string): Checked => {
  const what = 'Node.js';
  if (range === '' || isInRange(version, range))
    return { what, state: 'good', says: `${version}, as wanted: ${range}` };
  return {
    what,
    state: 'doubt',
    says: `${version}, but triggerpact is made for ${range}`,
    mend: 'install another Node.js, should something odd happen',
  };
};

const pactOf = (platform: string, arch: string, problem: string | undefined): Checked => {
  const what = "Pact's native library";
  const place = `${NAMES[platform] ?? platform} on ${arch}`;
  if (problem === undefined) return { what, state: 'good', says: `can be loaded (${place})` };
  if (!PLATFORMS.includes(`${platform} ${arch}`))
    return {
      what,
      state: 'bad',
      says: `there is none for ${place}`,
      mend:
        platform === 'win32'
          ? 'use the x64 build of Node.js, or WSL'
          : `run where there is one: ${PLATFORMS.join(', ')}`,
    };
  return {
    what,
    state: 'bad',
    says: `cannot be loaded (${place}): ${problem.split('\n')[0] ?? ''}`,
    mend: 'install again, with optional dependencies and for this platform: npm install --include=optional',
  };
};

/** Node.js and Pact, as a process of their own saw them. */
export const checkPact = (loaded: ChildResult, range = readEngines()): readonly Checked[] => {
  if (!loaded.ok)
    return [
      {
        what: "Pact's native library",
        state: 'bad',
        says: `its process ends: ${loaded.reason}`,
        mend: 'install again: npm install --include=optional',
      },
    ];
  const { result } = loaded;
  const problem = member(result, 'problem');
  return [
    nodeOf(textOf(member(result, 'node') ?? ''), range),
    pactOf(
      textOf(member(result, 'platform') ?? ''),
      textOf(member(result, 'arch') ?? ''),
      problem === undefined ? undefined : textOf(problem),
    ),
  ];
};
