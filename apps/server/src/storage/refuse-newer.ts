import { Refused } from '../errors/refused.ts';

/** Going back is not foreseen: an older program would read and write what it does not understand. */
export function refuseNewer(done: string[], known: string[]): void {
  const unknown = done.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new Refused(
    'folder_newer',
    `This data folder was used by a newer Desirepath (it has ${unknown}). Start that version, or a newer one; ` +
      'to go back, restore the backup that was made before the upgrade into an empty folder.',
  );
}
