import { statSync } from 'node:fs';
import { recordsFile } from '../storage/records/sqlite-file.ts';

/**
 * Goes on as the user whose data folder it is, where root has called: what root made there its server could not use, and root is not to
 * follow links that another user may have put there. Who wrote the records is asked before who has the folder, for a server of
 * root's may be on a folder of somebody else. For good: what only the caller may read is opened before.
 */
export function becomeOwner(folder: string): void {
  const { getuid, setgroups, setgid, setuid } = process;
  if (getuid?.() !== 0 || !setgroups || !setgid || !setuid) return;
  const owner = statSync(recordsFile(folder), { throwIfNoEntry: false }) ?? statSync(folder, { throwIfNoEntry: false });
  if (owner === undefined || owner.uid === 0) return;
  setgroups([owner.gid]);
  setgid(owner.gid);
  setuid(owner.uid);
}
