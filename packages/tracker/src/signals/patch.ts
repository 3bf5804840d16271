import type { Own } from '../context.ts';

/**
 * Puts a function of ours in the place of one of the page's, until the scope is stopped, and as far as the page lets us.
 * @param make must do what `original` does; whoever patches after us still calls ours, so it asks `isOn`
 * @returns whether it is there
 */
export const patch = <Owner extends object, Name extends keyof Owner>(
  { atStop }: Pick<Own, 'atStop'>,
  owner: Owner,
  name: Name,
  make: (original: Owner[Name], isOn: () => boolean) => Owner[Name],
): boolean => {
  const original = owner[name];
  let isOn = true;
  const ours = make(original, () => isOn);
  // What is frozen is left as it is.
  if (!original || !Reflect.set(owner, name, ours)) return false;
  atStop(() => {
    isOn = false;
    if (owner[name] === ours) owner[name] = original;
  });
  return true;
};
