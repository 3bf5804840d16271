import type { Records } from './open.ts';

/** A team of one, named as its owner is. @returns its id */
export async function insertTeam(
  records: Records,
  { id, owner, name, now }: { id: string; owner: string; name?: string; now: number },
): Promise<string> {
  const account = await records
    .selectFrom('accounts')
    .select(['name', 'email'])
    .where('id', '=', owner)
    .executeTakeFirstOrThrow();
  await records
    .insertInto('teams')
    .values({ id, name: name ?? (account.name || account.email), created_at: now })
    .execute();
  await records
    .insertInto('team_members')
    .values({ team_id: id, account_id: owner, role: 'owner', all_sites: 1, created_at: now })
    .execute();
  return id;
}
