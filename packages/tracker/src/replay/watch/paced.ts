import type { WatchContext } from './context.ts';

/** Tells of a target at once, and while more of that comes, of each target every so many ms as it is then. */
export const paced = <Target>(
  { guard, atStop }: Pick<WatchContext, 'guard' | 'atStop'>,
  ms: number,
  tell: (target: Target) => void,
): ((target: Target) => void) => {
  let waiting = new Set<Target>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tellAll = () => {
    const targets = waiting;
    waiting = new Set();
    timer = targets.size ? setTimeout(guard(tellAll), ms) : undefined;
    for (const target of targets) tell(target);
  };
  atStop(() => clearTimeout(timer));
  return (target) => {
    waiting.add(target);
    if (timer === undefined) tellAll();
  };
};
