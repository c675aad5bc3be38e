import { expect } from 'chai';
import { github } from '../../src/report/reporters/github.ts';
import { broken, finding, interaction, judged, reportOf, result } from '../samples/reports.ts';

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

const withFinding = (more: Parameters<typeof finding>[1], pending = false) =>
  reportOf({
    contracts: [
      {
        consumer: 'C',
        provider: 'P',
        pending,
        triggers: [judged([result('P-02', { verdict: 'fail' })], [finding('P-02', more)])],
      },
    ],
  });

const repository = { root: '/home/me/repo', folder: '/home/me/repo/services/voice' };

describe('github', () => {
  it('annotates each finding at its line, errors first, and each interaction that no finding tells', () => {
    const commands = lines(github(broken, { color: false })).map((l) => l.split('::', 2)[1] ?? '');
    expect(commands).to.have.length(3);
    expect(commands[0]).to.match(/^error file=a\.json,line=3,col=5,title=P-02 .+ \(OnNew\)$/);
    expect(commands[1]).to.equal('error title=Pact interaction%3A a poll with <news>');
    expect(commands[2]).to.match(/^warning title=P-04 .+ \(OnNew\)$/);
  });

  it('notices what there is to know of the whole run', () => {
    const notes = [{ message: 'No policies' }, { trigger: 'OnNew', message: 'Safe' }];
    expect(
      github(reportOf({ notes, reason: 'x' }), { color: false })
        .split('\n')
        .slice(1),
    ).to.deep.equal(['::notice title=triggerpact::No policies', '']);
  });

  it('says in one line what was seen and how to repair it', () => {
    expect(lines(github(broken, { color: false }))[0]?.split('::')[2]).to.equal(
      'A poll with nothing new was answered 204\\u001b[31m%0ASeen: GET /items?since=3 → 204 (exchange 7): status = 204%0ARepair: Repair P-02',
    );
  });

  it('gives no text of a service the chance to end its command', () => {
    const [line, ...rest] = lines(
      github(withFinding({ message: '100%\n::set-output name=a::b\r\nend', trigger: 'A,line=9::x' }), {
        color: false,
      }),
    );
    expect(rest).to.deep.equal([]);
    expect(line).to.include('(A%2Cline=9%3A%3Ax)');
    expect(line).to.match(/::100%25%0A::set-output name=a::b\\u000d%0Aend%0ARepair: /);
  });

  const files = [
    { file: 'api.json', shown: 'services/voice/api.json' },
    { file: '../../connector/./api.json', shown: 'connector/api.json' },
    { file: '/home/me/repo/connector/api.json', shown: 'connector/api.json' },
    { file: '/home/me/repository/api.json', shown: undefined },
    { file: '../../../api.json', shown: undefined },
    { file: 'HEAD:connector/api.json', shown: 'connector/api.json' },
    { file: 'origin/main:connector/api.json', shown: 'connector/api.json' },
    { file: 'C:\\elsewhere\\api.json', shown: undefined },
  ];
  for (const { file, shown } of files)
    it(`names ${shown ?? 'no file'} when the definition is "${file}"`, () => {
      const out = github(withFinding({ written: { file, line: 7 } }), { color: false, repository });
      expect(/file=([^,]*),line=7/.exec(out)?.[1]).to.equal(shown);
      if (shown === undefined) expect(out).to.not.include('line=7');
    });

  it('only gives notice of what a pending contract breaks', () => {
    expect(github(withFinding({}, true), { color: false })).to.match(/^::notice /);
  });

  it('is an error when the run could not tell', () => {
    expect(github(reportOf({ reason: 'no key' }), { color: false })).to.equal(
      '::error title=triggerpact could not tell::no key\n',
    );
  });

  it('says nothing of a run that passed', () => {
    const passed = reportOf({
      contracts: [
        {
          consumer: 'C',
          provider: 'P',
          triggers: [judged([result('P-01')])],
          interactions: [interaction('a poll')],
        },
      ],
    });
    expect(github(passed, { color: false })).to.equal('');
  });
});
