import { empty } from './answer.ts';
import type { Routes } from './router.ts';

/** An operation that does what a restart of the process does: all is lost but what a service keeps on a disk. */
export const restartRoute = (restart: () => void): Routes => ({
  'POST /admin/restart': () => {
    restart();
    return empty(204);
  },
});
