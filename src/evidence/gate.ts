import { lineByLine, type Progress } from '../progress.ts';
import type { Secret } from '../secret.ts';
import type { World } from '../world.ts';
import { redactorOf } from './redact.ts';
import { userInfoIn } from './user-info.ts';

/** A world whose texts still go out as they are. */
export interface OpenWorld extends Omit<World, 'learn' | 'hide' | 'progress'> {
  /** Progress that shows a text only without secrets; default: lines on `stderr`. */
  readonly makeProgress?: (hide: World['hide']) => Progress;
}

const ofBroker = ({ env }: OpenWorld): readonly Secret[] =>
  ['PACT_BROKER_TOKEN', 'PACT_BROKER_PASSWORD'].flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [{ name, value }];
  });

/** Puts a gate around a world: nothing that is learnt to be a secret leaves it, whoever writes it. */
export const gatedWorld = (world: OpenWorld): World => {
  const url = world.env['PACT_BROKER_BASE_URL'] ?? '';
  const sources: (() => readonly Secret[])[] = [() => [...ofBroker(world), ...userInfoIn(url)]];
  const hide = <T>(value: T): T => redactorOf(sources.flatMap((source) => source()))(value);
  const stderr = (text: string): void => world.stderr(hide(text));
  return {
    ...world,
    stdout: (text) => world.stdout(hide(text)),
    stderr,
    progress: world.makeProgress?.(hide) ?? lineByLine(stderr),
    learn: (source) => void sources.push(source),
    hide,
  };
};
