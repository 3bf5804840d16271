import type { AuditEntry } from '@desirepath/contract/audit';
import type { Insertable } from 'kysely';
import type { Records } from '../../storage/records/open.ts';
import type { RecordsSchema } from '../../storage/records/schema.ts';

export interface AuditQuestion {
  team: string;
  /** epoch ms, both included */
  from?: number | undefined;
  to?: number | undefined;
  email?: string | undefined;
  /** One, or the beginning of several. */
  action?: string | undefined;
}

/** Where a page of the log ended. */
export interface AuditPlace {
  at: number;
  id: string;
}

export async function insertEntry(records: Records, entry: Insertable<RecordsSchema['audit_log']>): Promise<void> {
  await records.insertInto('audit_log').values(entry).execute();
}

export async function deleteOlder(records: Records, than: number): Promise<void> {
  await records.deleteFrom('audit_log').where('at', '<', than).execute();
}

/** What is noted of a team, and of its members where it is of no team, such as that they signed in. Newest first. */
export async function selectEntries(
  records: Records,
  { team, from, to, email, action }: AuditQuestion,
  after: AuditPlace | undefined,
  limit: number,
): Promise<(Omit<AuditEntry, 'at'> & AuditPlace)[]> {
  let query = records
    .selectFrom('audit_log')
    .selectAll()
    .where((entry) =>
      entry.or([
        entry('team_id', '=', team),
        entry.and([
          entry('team_id', 'is', null),
          entry(
            'account_id',
            'in',
            entry.selectFrom('team_members').select('team_members.account_id').where('team_members.team_id', '=', team),
          ),
        ]),
      ]),
    );
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<=', to);
  if (email !== undefined) query = query.where('email', '=', email.toLowerCase());
  // From the word to the last one that begins with it: no pattern, in which a caller's % and _ would mean something.
  if (action !== undefined) query = query.where('action', '>=', action).where('action', '<=', `${action}\u{10ffff}`);
  if (after) {
    query = query.where((entry) =>
      entry.or([entry('at', '<', after.at), entry.and([entry('at', '=', after.at), entry('id', '>', after.id)])]),
    );
  }
  const rows = await query.orderBy('at', 'desc').orderBy('id').limit(limit).execute();
  return rows.map(({ team_id: _team, account_id: _account, site_id, key_id, refused, ...row }) => ({
    ...row,
    site: site_id,
    key: key_id,
    refused: refused === 1,
  }));
}
