import { expect } from 'chai';
import { lastPrinted } from '../../src/service/last-printed.ts';

const requests = Array.from({ length: 40 }, (_, i) => `127.0.0.1 "GET /items?since=${i} HTTP/1.1" 200`);
const python = [
  'Traceback (most recent call last):',
  '  File "server.py", line 12, in do_GET',
  '    return self.items[key]',
  "KeyError: 'since'",
];
const node = [
  'TypeError: x is not a function',
  '    at list (file:///srv/server.js:3:5)',
  '    at node:events:1:2',
];

describe('lastPrinted', () => {
  it('gives the last twenty lines', () => {
    expect(lastPrinted(requests.join('\n')).split('\n')).to.deep.equal(requests.slice(-20));
    expect(lastPrinted('ready\n')).to.equal('ready');
    expect(lastPrinted('')).to.equal('');
  });

  for (const [language, error] of [
    ['Python', python],
    ['JavaScript', node],
  ] as const)
    it(`gives an error of ${language} that requests came after, and fewer of these`, () => {
      const lines = lastPrinted([...requests, ...error, ...requests].join('\n')).split('\n');
      expect(lines.slice(0, error.length + 1)).to.deep.equal([...error, '…']);
      expect(lines.slice(error.length + 1)).to.deep.equal(requests.slice(error.length + 1 - 20));
    });

  it('gives whole lines only, and no more than fits in a report', () => {
    expect(lastPrinted(['x'.repeat(7000), 'y'.repeat(7000), 'last'].join('\n'))).to.equal(
      `${'y'.repeat(7000)}\nlast`,
    );
    expect(lastPrinted('x'.repeat(9000))).to.equal('');
  });

  it('gives what stands around an error among the last lines', () => {
    const printed = [...requests, ...node, 'bye'];
    expect(lastPrinted(printed.join('\n')).split('\n')).to.deep.equal(printed.slice(-20));
  });

  it('keeps to twenty lines when an error is long', () => {
    const deep = [node[0], ...Array.from({ length: 50 }, (_, i) => `    at f${i} (a.js:1:1)`)];
    const lines = lastPrinted([...deep, ...requests].join('\n')).split('\n');
    expect(lines).to.have.length(20);
    expect(lines[11]).to.equal(deep.at(-1));
  });
});
