import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Until what begins with the start has come to rest. */
const SETTLED_AFTER_MS = 5_000;

interface How {
  type: 'major';
  flavor: 'last-resort';
}

/**
 * Gives back what the start leaves behind: some 50 MB, a tenth of the memory at rest, which V8 would keep until it is short
 * of memory. Takes 50 ms, once.
 */
export function collectGarbageOfStart(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    // The function comes with the next context.
    const collect: (how: How) => void = runInNewContext('gc');
    collect({ type: 'major', flavor: 'last-resort' });
  }, SETTLED_AFTER_MS).unref();
}
