import type { WatchContext } from './context.ts';

/** Runs something when the page first reads a property that the browser computes, and then is out of its way. */
export const onceRead = ({ guard, atStop }: WatchContext, owner: object, name: string, run: () => void): void => {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  const read = own?.get;
  if (!read || !own.configurable) return;
  let isOver = false;
  const get = function (this: unknown): unknown {
    if (!isOver) guard(run)();
    giveBack();
    return Reflect.apply(read, this, []);
  };
  const giveBack = () => {
    isOver = true;
    // Where others have replaced it since, it is theirs.
    if (Object.getOwnPropertyDescriptor(owner, name)?.get === get) Object.defineProperty(owner, name, own);
  };
  Object.defineProperty(owner, name, { ...own, get });
  atStop(giveBack);
};
