import { expect } from 'chai';
import { ciRevision } from '../../src/broker/ci.ts';

describe('ciRevision', () => {
  const cases = [
    {
      name: 'GitHub Actions builds a branch',
      env: {
        GITHUB_ACTIONS: 'true',
        GITHUB_SHA: 'abc',
        GITHUB_REF_TYPE: 'branch',
        GITHUB_REF_NAME: 'feat/x',
        GITHUB_HEAD_REF: '',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'team/connector',
        GITHUB_RUN_ID: '7',
      },
      is: ['GitHub Actions', 'abc', 'feat/x', 'https://github.com/team/connector/actions/runs/7'],
    },
    {
      name: 'GitHub Actions builds a pull request',
      env: {
        GITHUB_ACTIONS: 'true',
        GITHUB_SHA: 'abc',
        GITHUB_REF_NAME: '12/merge',
        GITHUB_HEAD_REF: 'feat/x',
      },
      is: ['GitHub Actions', 'abc', 'feat/x', undefined],
    },
    {
      name: 'GitHub Actions builds a tag, which is no branch',
      env: { GITHUB_ACTIONS: 'true', GITHUB_SHA: 'abc', GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v1' },
      is: ['GitHub Actions', 'abc', undefined, undefined],
    },
    {
      name: 'Azure DevOps builds a branch with a slash in it',
      env: {
        TF_BUILD: 'True',
        BUILD_SOURCEVERSION: 'abc',
        BUILD_SOURCEBRANCH: 'refs/heads/feat/x',
        SYSTEM_COLLECTIONURI: 'https://dev.azure.com/team/',
        SYSTEM_TEAMPROJECT: 'Our connectors',
        BUILD_BUILDID: '7',
      },
      is: [
        'Azure DevOps',
        'abc',
        'feat/x',
        'https://dev.azure.com/team/Our%20connectors/_build/results?buildId=7',
      ],
    },
    {
      name: 'Azure DevOps builds a pull request',
      env: {
        TF_BUILD: 'True',
        BUILD_SOURCEVERSION: 'abc',
        BUILD_SOURCEBRANCH: 'refs/pull/3/merge',
        SYSTEM_PULLREQUEST_SOURCEBRANCH: 'refs/heads/feat/x',
      },
      is: ['Azure DevOps', 'abc', 'feat/x', undefined],
    },
    {
      name: 'GitLab builds a merge request',
      env: {
        GITLAB_CI: 'true',
        CI_COMMIT_SHA: 'abc',
        CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feat/x',
        CI_JOB_URL: 'https://gitlab.example/team/-/jobs/7',
      },
      is: ['GitLab CI', 'abc', 'feat/x', 'https://gitlab.example/team/-/jobs/7'],
    },
    {
      name: 'Jenkins builds a branch that it names by its remote',
      env: {
        JENKINS_URL: 'https://ci.example/',
        GIT_COMMIT: 'abc',
        GIT_BRANCH: 'origin/feat/x',
        BUILD_URL: 'https://ci.example/7/',
      },
      is: ['Jenkins', 'abc', 'feat/x', 'https://ci.example/7/'],
    },
    {
      name: 'Bitbucket builds a branch',
      env: {
        BITBUCKET_BUILD_NUMBER: '7',
        BITBUCKET_COMMIT: 'abc',
        BITBUCKET_BRANCH: 'feat/x',
        BITBUCKET_REPO_FULL_NAME: 'team/connector',
      },
      is: [
        'Bitbucket Pipelines',
        'abc',
        'feat/x',
        'https://bitbucket.org/team/connector/pipelines/results/7',
      ],
    },
    {
      name: 'CircleCI builds a branch',
      env: {
        CIRCLECI: 'true',
        CIRCLE_SHA1: 'abc',
        CIRCLE_BRANCH: 'feat/x',
        CIRCLE_BUILD_URL: 'https://circleci.com/7',
      },
      is: ['CircleCI', 'abc', 'feat/x', 'https://circleci.com/7'],
    },
    {
      name: 'Travis builds a tag, which it also calls a branch',
      env: { TRAVIS: 'true', TRAVIS_COMMIT: 'abc', TRAVIS_BRANCH: 'v1', TRAVIS_TAG: 'v1' },
      is: ['Travis CI', 'abc', undefined, undefined],
    },
  ] as const;

  for (const { name, env, is } of cases)
    it(`ciRevision names commit, branch and build when ${name}`, () => {
      const found = ciRevision(env);
      expect([found?.system, found?.version, found?.branch, found?.buildUrl]).to.deep.equal(is);
    });

  it('ciRevision is undefined when no system runs the build', () => {
    expect(ciRevision({ HOME: '/home/me', GITHUB_ACTIONS: '' })).to.equal(undefined);
  });
});
