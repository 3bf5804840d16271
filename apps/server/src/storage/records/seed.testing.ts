import { DEFAULT_SETTINGS } from '@desirepath/contract/site-settings';
import type { Site } from '@desirepath/contract/sites';
import type { Records } from './open.ts';

const created_at = '2026-11-01T12:00:00.000Z';
const at = Date.parse(created_at);
const ada = { id: 'ada', name: 'Ada', email: 'ada@example.com' };

export const SHOP: Site = {
  id: 1,
  name: 'Shop',
  domain: 'shop.example',
  tracking_id: '018f0000-0000-7000-8000-000000000001',
  owner: ada.id,
  team: 'adas',
  created_at,
  settings: DEFAULT_SETTINGS,
};

/** Somebody with a team and one site, {@link SHOP}, for tests that need no sign-in. */
export async function seedShop(records: Records): Promise<void> {
  const { id, name, domain, tracking_id, owner, team } = SHOP;
  await records
    .insertInto('accounts')
    .values({ ...ada, email_verified: 0, owner: 1, created_at, updated_at: created_at })
    .execute();
  await records.insertInto('teams').values({ id: team, name: 'Ada', created_at: at }).execute();
  await records
    .insertInto('team_members')
    .values({ team_id: team, account_id: owner, role: 'owner', all_sites: 1, created_at: at })
    .execute();
  await records
    .insertInto('sites')
    .values({ id, name, domain, tracking_id, owner, team_id: team, settings: '{}', created_at: at })
    .execute();
}
