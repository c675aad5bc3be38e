// Run as a process of its own: ends the process group that it is told of once whoever holds its standard input is gone.
import process from 'node:process';
import { killTree } from './process.ts';

const pid = Number(process.argv[2]);
process.stdin.on('end', () => {
  killTree({ pid });
  process.exit();
});
process.stdin.resume();
