import { DEFAULT_SETTINGS, type Site } from '@desirepath/contract/sites';
import type { Records } from './open.ts';

const created_at = '2026-11-01T12:00:00.000Z';
export const ADA = { id: 'ada', name: 'Ada', email: 'ada@example.com' };

/** An account that owns the installation, and the site numbered 1, for tests that need no sign-in. */
export async function seedSite(records: Records): Promise<Site> {
  await records
    .insertInto('accounts')
    .values({ ...ADA, email_verified: 0, owner: 1, created_at, updated_at: created_at })
    .execute();
  const site = { id: 1, owner: ADA.id, name: 'Shop', domain: 'shop.example', tracking_id: crypto.randomUUID() };
  await records
    .insertInto('sites')
    .values({ ...site, settings: '{}', created_at: Date.parse(created_at) })
    .execute();
  return { ...site, created_at, settings: DEFAULT_SETTINGS };
}
