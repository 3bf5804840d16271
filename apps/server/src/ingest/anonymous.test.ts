import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymousBatch, batchHead } from '@desirepath/contract/tracking';
import { afterAll, describe, expect, it } from 'vitest';
import { type AnonymousSender, AnonymousVisits, type RecentSession } from './anonymous.ts';
import { createDailySalt } from './daily-salt.ts';

const folder = mkdtempSync(join(tmpdir(), 'desirepath-salt-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOON = Date.UTC(2026, 5, 1, 12);
const salt = Buffer.alloc(32, 1);

const visitsOf = (recent: RecentSession[] = [], startedAt = 0) =>
  new AnonymousVisits({ saltOf: () => salt, findRecent: async () => recent, startedAt });

const sender = (changes: Partial<AnonymousSender> = {}): AnonymousSender => ({
  site_id: 1,
  ip: '203.0.113.1',
  userAgent: 'Firefox',
  tab_id: crypto.randomUUID(),
  seq: 0,
  source: undefined,
  at: NOON,
  ...changes,
});

describe('a visitor', () => {
  it('is another for each site, address, user agent and salt', async () => {
    const visits = visitsOf();
    const others = [{ site_id: 2 }, { ip: '203.0.113.2' }, { userAgent: 'Safari' }, {}];
    const found = await Promise.all(others.map((changes) => visits.visitOf(sender(changes))));
    expect(new Set(found.map(({ visitor_id }) => visitor_id)).size).toBe(4);
    const tomorrow = new AnonymousVisits({ saltOf: () => randomBytes(32), findRecent: async () => [], startedAt: 0 });
    expect((await tomorrow.visitOf(sender())).visitor_id).not.toBe(found[3]?.visitor_id);
  });

  it('has ids that the contract takes', async () => {
    const visit = await visitsOf().visitOf(sender());
    expect(batchHead.pick({ visitor_id: true, session_id: true }).parse(visit)).toEqual(visit);
    expect(anonymousBatch.shape).not.toHaveProperty('visitor_id');
  });
});

describe('a session', () => {
  const sessions = async (visits: AnonymousVisits, ...batches: Partial<AnonymousSender>[]) => {
    const ids: string[] = [];
    for (const changes of batches) ids.push((await visits.visitOf(sender(changes))).session_id);
    return ids.map((id) => ids.indexOf(id));
  };
  const campaign = (name: string) => ({ source: { utm_source: name } });

  it('ends after half an hour without a sign of life', async () => {
    const at = (minutes: number) => ({ at: NOON + minutes * MINUTE });
    expect(await sessions(visitsOf(), at(0), at(29), at(58), at(88), at(89))).toEqual([0, 0, 0, 3, 3]);
  });

  it('is another for a new campaign, and each tab stays in its own', async () => {
    const [spring, autumn] = [campaign('spring'), campaign('autumn')];
    expect(await sessions(visitsOf(), {}, spring, autumn, spring, autumn, {})).toEqual([0, 1, 2, 1, 2, 2]);
  });

  it('goes on after a restart, whatever its campaign', async () => {
    const { visitor_id } = await visitsOf().visitOf(sender());
    const before = { visitor_id, session_id: crypto.randomUUID(), ended_at: NOON - 10 * MINUTE };
    for (const given of [{}, campaign('spring')]) {
      const visits = visitsOf([before], NOON - MINUTE);
      expect((await visits.visitOf(sender(given))).session_id).toBe(before.session_id);
    }
    const visits = visitsOf([{ ...before, ended_at: NOON - 31 * MINUTE }], NOON - MINUTE);
    expect((await visits.visitOf(sender())).session_id).not.toBe(before.session_id);
  });

  it('is found by what else its visitor sends while it is under way, and none begins by being looked for', async () => {
    const visits = visitsOf();
    const { tab_id: _tab, seq: _seq, source: _source, ...caller } = sender();
    expect(await visits.underWay(caller)).toBeUndefined();
    const visit = await visits.visitOf(sender());
    expect(await visits.underWay({ ...caller, at: NOON + 29 * MINUTE })).toEqual(visit);
    expect(await visits.underWay({ ...caller, at: NOON + 31 * MINUTE })).toBeUndefined();
    expect(await visits.underWay({ ...caller, ip: '203.0.113.2' })).toBeUndefined();
  });

  it('has the same name when the batch it began with is tried again after a crash', async () => {
    const first = sender();
    const before = await visitsOf().visitOf(first);
    expect(await visitsOf().visitOf(first)).toEqual(before);
  });

  it.each([
    { utm_source: 'spring' },
    { utm_medium: 'mail' },
    { utm_campaign: 'sale' },
    { click_id: 'gclid' },
    { utm_source: 'spring', utm_medium: 'mail' },
  ])('is another for %j, and goes on for what only refers to the site', async (source) => {
    expect(
      await sessions(visitsOf(), {}, { source }, { source }, { source: { referrer: 'https://a.example' } }),
    ).toEqual([0, 1, 1, 1]);
  });

  it('is not made while the store cannot say what went before, and is once it can', async () => {
    const cause = new Error('away');
    const asked: unknown[] = [];
    const visits = new AnonymousVisits({
      saltOf: () => salt,
      async findRecent(...given) {
        asked.push(given);
        if (asked.length === 1) throw cause;
        return [];
      },
      startedAt: NOON,
    });
    await expect(visits.visitOf(sender())).rejects.toMatchObject({ code: 'storage_unavailable', cause });
    for (let batch = 0; batch < 3; batch++) await visits.visitOf(sender());
    // What is known of a site need not be asked again.
    expect(asked).toEqual([
      [1, NOON - 30 * MINUTE],
      [1, NOON - 30 * MINUTE],
    ]);
    await visits.visitOf(sender({ site_id: 2, at: NOON + 30 * MINUTE - 1 }));
    await visits.visitOf(sender({ site_id: 3, at: NOON + 30 * MINUTE })); // what was before the start is over by then
    expect(asked).toHaveLength(3);
  });
});

describe('a session that another server has begun', () => {
  const theirs = { session_id: crypto.randomUUID(), ended_at: NOON - 10 * MINUTE };
  /** @param answers what each question is answered with, in order */
  const besideAnother = (...answers: (Omit<RecentSession, 'visitor_id'> | undefined)[]) => {
    const asked: unknown[] = [];
    const visits = new AnonymousVisits({
      saltOf: () => salt,
      findRecent: async () => [],
      async findCurrent(site_id, visitor_id, since) {
        asked.push({ site_id, since });
        const answer = answers.shift();
        return answer && { ...answer, visitor_id };
      },
      startedAt: 0,
    });
    return { visits, asked };
  };
  const idOf = async (visits: AnonymousVisits, changes: Partial<AnonymousSender> = {}) =>
    (await visits.visitOf(sender(changes))).session_id;

  it('goes on here, and is asked for only where none is under way', async () => {
    const { visits, asked } = besideAnother(theirs);
    expect(await idOf(visits)).toBe(theirs.session_id);
    expect(await idOf(visits, { at: NOON + 29 * MINUTE })).toBe(theirs.session_id);
    expect(asked).toEqual([{ site_id: 1, since: NOON - 30 * MINUTE }]);
  });

  it('may have been of a campaign, and then of no other', async () => {
    const [spring, autumn] = [{ source: { utm_source: 'spring' } }, { source: { utm_source: 'autumn' } }];
    const { visits } = besideAnother(theirs);
    expect(await idOf(visits, spring)).toBe(theirs.session_id);
    expect(await idOf(visits, autumn)).not.toBe(theirs.session_id);
    expect(await idOf(visits, spring)).toBe(theirs.session_id);
  });

  it('is as long as the last that was heard of it anywhere', async () => {
    const later = { ...theirs, ended_at: NOON + 20 * MINUTE };
    const { visits } = besideAnother(theirs, later, { ...later, ended_at: NOON });
    await idOf(visits);
    expect(await idOf(visits, { at: NOON + 40 * MINUTE })).toBe(theirs.session_id);
    expect(await idOf(visits, { at: NOON + 71 * MINUTE })).not.toBe(theirs.session_id);
  });

  it('is found by what else its visitor sends', async () => {
    const { visits, asked } = besideAnother(undefined, theirs);
    expect(await visits.underWay(sender())).toBeUndefined();
    for (let again = 0; again < 2; again++)
      expect(await visits.underWay(sender())).toMatchObject({ session_id: theirs.session_id });
    expect(asked).toHaveLength(2);
  });

  it('is not passed over while the store cannot say', async () => {
    const cause = new Error('away');
    const visits = new AnonymousVisits({
      saltOf: () => salt,
      findRecent: async () => [],
      findCurrent: () => Promise.reject(cause),
      startedAt: 0,
    });
    await expect(visits.visitOf(sender())).rejects.toMatchObject({ code: 'storage_unavailable', cause });
  });
});

describe('the salt', () => {
  const file = join(folder, 'daily-salt.json');
  const saltOf = (at: number) => createDailySalt(folder, randomBytes)(at);

  it('lives for a UTC day, through restarts, and is then forgotten', () => {
    const today = saltOf(NOON);
    expect(saltOf(NOON + 11 * 60 * MINUTE)).toEqual(today);
    const tomorrow = saltOf(NOON + DAY);
    expect(tomorrow).not.toEqual(today);
    expect(readFileSync(file, 'utf8')).not.toContain(today.toString('base64url'));
    expect(existsSync(`${file}.new`)).toBe(false);
    // A clock that steps back over midnight does not bring it back, and does not make a third.
    expect(saltOf(NOON)).toEqual(tomorrow);
  });

  it('is made anew when its file is damaged, or from a clock that was years ahead', () => {
    saltOf(NOON);
    writeFileSync(file, '{"day":');
    expect(saltOf(NOON)).toHaveLength(32);
    const future = saltOf(NOON + 1000 * DAY);
    expect(saltOf(NOON)).not.toEqual(future);
  });
});
