import { defined } from '../defined.ts';
type Environment = Readonly<Record<string, string | undefined>>;

/** What a build is made of, as far as its surroundings say. */
export interface Revision {
  /** The commit. */
  readonly version?: string;
  readonly branch?: string;
  readonly buildUrl?: string;
}

/** A continuous-integration system: how it is recognised, and which of its variables say what. */
interface System {
  readonly name: string;
  readonly sign: string;
  readonly version: (env: Environment) => string | undefined;
  /** Undefined on a tag. */
  readonly branch: (env: Environment) => string | undefined;
  readonly buildUrl: (env: Environment) => string | undefined;
}

const set = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

const first = (env: Environment, ...names: readonly string[]): string | undefined =>
  names.map((name) => set(env[name])).find((value) => value !== undefined);

/** `refs/heads/feat/x` is the branch `feat/x`; any other ref is none. */
const head = (ref: string | undefined): string | undefined =>
  ref === undefined || /^refs\/(?!heads\/)/.test(ref) ? undefined : ref.replace(/^refs\/heads\//, '');

const joined = (parts: readonly (string | undefined)[]): string | undefined =>
  parts.includes(undefined) ? undefined : parts.join('');

const systems: readonly System[] = [
  {
    name: 'GitHub Actions',
    sign: 'GITHUB_ACTIONS',
    version: (env) => first(env, 'GITHUB_SHA'),
    branch: (env) =>
      first(env, 'GITHUB_HEAD_REF') ??
      (env['GITHUB_REF_TYPE'] === 'tag' ? undefined : first(env, 'GITHUB_REF_NAME')),
    buildUrl: (env) =>
      joined([
        first(env, 'GITHUB_SERVER_URL'),
        '/',
        first(env, 'GITHUB_REPOSITORY'),
        '/actions/runs/',
        first(env, 'GITHUB_RUN_ID'),
      ]),
  },
  {
    name: 'Azure DevOps',
    sign: 'TF_BUILD',
    version: (env) => first(env, 'BUILD_SOURCEVERSION'),
    branch: (env) => head(first(env, 'SYSTEM_PULLREQUEST_SOURCEBRANCH', 'BUILD_SOURCEBRANCH')),
    buildUrl: (env) =>
      joined([
        first(env, 'SYSTEM_COLLECTIONURI', 'SYSTEM_TEAMFOUNDATIONCOLLECTIONURI')?.replace(/\/?$/, '/'),
        encodeURIComponent(env['SYSTEM_TEAMPROJECT'] ?? ''),
        '/_build/results?buildId=',
        first(env, 'BUILD_BUILDID'),
      ]),
  },
  {
    name: 'GitLab CI',
    sign: 'GITLAB_CI',
    version: (env) => first(env, 'CI_COMMIT_SHA'),
    branch: (env) => first(env, 'CI_MERGE_REQUEST_SOURCE_BRANCH_NAME', 'CI_COMMIT_BRANCH'),
    buildUrl: (env) => first(env, 'CI_JOB_URL', 'CI_PIPELINE_URL'),
  },
  {
    name: 'Jenkins',
    sign: 'JENKINS_URL',
    version: (env) => first(env, 'GIT_COMMIT'),
    branch: (env) =>
      first(env, 'CHANGE_BRANCH') ??
      (set(env['TAG_NAME']) === undefined
        ? (first(env, 'BRANCH_NAME', 'GIT_LOCAL_BRANCH') ??
          first(env, 'GIT_BRANCH')?.replace(/^origin\//, ''))
        : undefined),
    buildUrl: (env) => first(env, 'BUILD_URL'),
  },
  {
    name: 'Bitbucket Pipelines',
    sign: 'BITBUCKET_BUILD_NUMBER',
    version: (env) => first(env, 'BITBUCKET_COMMIT'),
    branch: (env) => first(env, 'BITBUCKET_BRANCH'),
    buildUrl: (env) =>
      joined([
        'https://bitbucket.org/',
        first(env, 'BITBUCKET_REPO_FULL_NAME'),
        '/pipelines/results/',
        first(env, 'BITBUCKET_BUILD_NUMBER'),
      ]),
  },
  {
    name: 'CircleCI',
    sign: 'CIRCLECI',
    version: (env) => first(env, 'CIRCLE_SHA1'),
    branch: (env) => first(env, 'CIRCLE_BRANCH'),
    buildUrl: (env) => first(env, 'CIRCLE_BUILD_URL'),
  },
  {
    name: 'Travis CI',
    sign: 'TRAVIS',
    version: (env) => first(env, 'TRAVIS_PULL_REQUEST_SHA', 'TRAVIS_COMMIT'),
    // On a tag, TRAVIS_BRANCH is the tag.
    branch: (env) =>
      first(env, 'TRAVIS_PULL_REQUEST_BRANCH') ??
      (set(env['TRAVIS_TAG']) === undefined ? first(env, 'TRAVIS_BRANCH') : undefined),
    buildUrl: (env) => first(env, 'TRAVIS_BUILD_WEB_URL', 'TRAVIS_JOB_WEB_URL'),
  },
];

/** What a continuous-integration system says of the build that runs in it; undefined outside of one. */
export const ciRevision = (env: Environment): (Revision & { readonly system: string }) | undefined => {
  const system = systems.find(({ sign }) => set(env[sign]) !== undefined);
  if (system === undefined) return undefined;
  const [version, branch, buildUrl] = [system.version(env), system.branch(env), system.buildUrl(env)];
  return {
    system: system.name,
    ...defined({ version, branch, buildUrl }),
  };
};
