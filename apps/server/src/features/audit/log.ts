import { DAY_MS } from '@desirepath/contract/durations';
import { AUDIT } from '@desirepath/contract/limits';
import type { Audit, AuditEntry } from '../../http/audit.ts';
import type { Records } from '../../storage/records/open.ts';
import { deleteOlder, insertEntry } from './queries.ts';

interface LogDependencies {
  records: Records;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

/** Where the guard writes down who saw and changed what. */
export function createAuditLog({ records, createUuid, clock }: LogDependencies) {
  /** When somebody last saw something: a recording is sent in a dozen parts, and seen once. */
  const seen = new Map<string, number>();
  const isRepeated = ({ action, account, subject, key = '' }: AuditEntry) => {
    if (!REPEATED.has(action)) return false;
    const now = clock();
    for (const [of, at] of seen) {
      if (now - at < AUDIT.onceWithin && seen.size < AUDIT.remembered) break; // in the order of their moments
      seen.delete(of);
    }
    const what = `${account.id} ${key} ${action} ${subject}`;
    const before = seen.get(what);
    if (before !== undefined && now - before < AUDIT.onceWithin) return true;
    seen.delete(what);
    seen.set(what, now);
    return false;
  };

  const write: Audit = async (entry) => {
    if (isRepeated(entry)) return;
    const { account, key = null, team = null, site = null, isRefused, ...row } = entry;
    await insertEntry(records, {
      ...row,
      id: createUuid(),
      at: clock(),
      team_id: team,
      site_id: site,
      account_id: account.id,
      email: account.email,
      key_id: key,
      refused: isRefused ? 1 : 0,
    });
  };
  return { write, forgetOlder: (days: number) => deleteOlder(records, clock() - days * DAY_MS) };
}

/** What comes in many calls of one look. */
const REPEATED: ReadonlySet<string> = new Set(['recordings.watch', 'visitors.look']);
