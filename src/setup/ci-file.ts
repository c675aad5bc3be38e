/** A system that builds, and the file that it reads. */
export interface CiSystem {
  readonly name: string;
  /** The file that `init` writes. */
  readonly file: string;
  readonly text: string;
  /** What the system's own file has to say, so that it is read. */
  readonly include?: string;
}

/** What a CI file is made of. */
export interface CiWish {
  /** Variables with secrets. */
  readonly variables: readonly string[];
  readonly hasLockfile: boolean;
}

const install = ({ hasLockfile }: CiWish): string =>
  hasLockfile ? 'npm ci' : 'npm install --no-save triggerpact';

const service = 'Start the service here, unless `service.start` of triggerpact.yaml does.';

const github = (wish: CiWish): string =>
  [
    '# Written by `triggerpact init`.',
    'name: triggers',
    'on: [push, pull_request]',
    'permissions: { contents: read }',
    'jobs:',
    '  triggers:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    '      - uses: actions/checkout@v4',
    '      - uses: actions/setup-node@v4',
    "        with: { node-version: '24' }",
    `      - run: ${install(wish)}`,
    '      - run: npx triggerpact lint',
    '      - run: npx triggerpact generate --check',
    `      # ${service}`,
    '      - run: npx triggerpact verify --reporter text --reporter github',
    ...(wish.variables.length === 0
      ? []
      : ['        env:', ...wish.variables.map((name) => `          ${name}: \${{ secrets.${name} }}`)]),
    '',
  ].join('\n');

const azureSteps = (wish: CiWish): readonly string[] => [
  '  - task: UseNode@1',
  "    inputs: { version: '24.x' }",
  `  - script: ${install(wish)}`,
  '  - script: npx triggerpact lint',
  '  - script: npx triggerpact generate --check',
  `  # ${service}`,
  '  - script: npx triggerpact verify --reporter text --reporter junit=triggerpact.xml',
  ...(wish.variables.length === 0
    ? []
    : ['    env:', ...wish.variables.map((name) => `      ${name}: $(${name})`)]),
  '  - task: PublishTestResults@2',
  '    condition: succeededOrFailed()',
  '    inputs: { testResultsFormat: JUnit, testResultsFiles: triggerpact.xml }',
];

const gitlabJob = (wish: CiWish): readonly string[] => [
  'triggers:',
  '  image: node:24',
  ...(wish.variables.length === 0 ? [] : [`  # Set in the project's settings: ${wish.variables.join(', ')}`]),
  '  script:',
  `    - ${install(wish)}`,
  '    - npx triggerpact lint',
  '    - npx triggerpact generate --check',
  `    # ${service}`,
  '    - npx triggerpact verify --reporter text --reporter junit=triggerpact.xml',
  '  artifacts:',
  '    when: always',
  '    reports: { junit: triggerpact.xml }',
];

const fragment = (include: string, lines: readonly string[]): string =>
  [
    '# Written by `triggerpact init`; read because of this line in the file of the whole:',
    `# ${include}`,
    ...lines,
    '',
  ].join('\n');

const AZURE = '- template: azure-pipelines.triggers.yml';
const GITLAB = 'include: .gitlab-ci.triggers.yml';

/**
 * The CI files for the systems that the names in a repository's root tell of. GitHub takes a workflow of its own; Azure
 * DevOps and GitLab have one file for all, so theirs lie beside it, to be included.
 */
export const ciFiles = (names: readonly string[], wish: CiWish): readonly CiSystem[] => [
  ...(names.includes('.github')
    ? [{ name: 'GitHub Actions', file: '.github/workflows/triggers.yml', text: github(wish) }]
    : []),
  ...(names.some((name) => /^azure-pipelines\.ya?ml$/.test(name))
    ? [
        {
          name: 'Azure Pipelines',
          file: 'azure-pipelines.triggers.yml',
          text: fragment(AZURE, ['steps:', ...azureSteps(wish)]),
          include: `under "steps" of azure-pipelines.yml: ${AZURE}`,
        },
      ]
    : []),
  ...(names.includes('.gitlab-ci.yml')
    ? [
        {
          name: 'GitLab CI',
          file: '.gitlab-ci.triggers.yml',
          text: fragment(GITLAB, gitlabJob(wish)),
          include: `in .gitlab-ci.yml: ${GITLAB}`,
        },
      ]
    : []),
];
