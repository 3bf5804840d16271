import { randomBytes } from 'node:crypto';
import { DEFAULT_SETTINGS, type SiteSettings } from '@desirepath/contract/site-settings';
import type { AnonymousBatch, Batch } from '@desirepath/contract/tracking';
import pino from 'pino';
import { Registry } from 'prom-client';
import type { Behaviour } from '../storage/behaviour/open.ts';
import { createAgentReader } from './agent.ts';
import { AnonymousVisits } from './anonymous.ts';
import { GroupCommit, type Insert } from './commit.ts';
import { createDailySalt } from './daily-salt.ts';
import { createIdentityNews } from './identities.ts';
import { LiveFeed } from './live-feed.ts';
import { createIngestMetrics } from './metrics.ts';
import { PieceStore } from './pieces/piece-store.ts';
import { findRecentSessions, findSnapshots, findStored } from './queries.ts';
import { RateLimits, type Rates } from './rate-limits.ts';
import { createReceiver, type IngestDependencies } from './receive.ts';
import { RobotTally } from './robot-tally.ts';
import { SessionTally } from './session-tally.ts';
import { SnapshotNeeds } from './snapshot-needs.ts';
import { WatchedSessions } from './watched-sessions.ts';

export const TRACKING_ID = '018f0000-0000-7000-8000-000000000001';

export interface ReceiverOptions {
  behaviour: Behaviour;
  /** The data folder. */
  folder: string;
  settings?: Partial<SiteSettings>;
  rates?: Rates;
  findSite?: IngestDependencies['findSite'];
  clock?: () => number;
  /** In place of the store's own. */
  insert?: Insert;
}

/** The pipeline as a new process has it: with nothing but the store, and one site at `shop.example`. */
export function startReceiver({
  behaviour,
  folder,
  settings = {},
  rates = { perIp: 0, perSite: 0 },
  findSite,
  clock = Date.now,
  insert = behaviour.insert,
}: ReceiverOptions) {
  const log = pino({ enabled: false });
  const site = { id: 1, domain: 'shop.example', settings: { ...DEFAULT_SETTINGS, ...settings } };
  const sessions = new SessionTally(behaviour.insert, log);
  const robots = new RobotTally(behaviour.insert, log);
  const commit = new GroupCommit(insert);
  const limits = new RateLimits(rates, clock);
  const watched = new WatchedSessions(clock);
  const readAgent = createAgentReader();
  const needs = new SnapshotNeeds(findSnapshots(behaviour), clock);
  const pieces = new PieceStore(behaviour, clock);
  const receive = createReceiver({
    commit,
    sessions,
    robots,
    live: new LiveFeed(),
    watched,
    snapshots: needs,
    pieces,
    findStored: findStored(behaviour),
    findSite: findSite ?? ((id) => (id === TRACKING_ID ? site : undefined)),
    readAgent,
    findPlace: () => ({ country: 'DE', region: 'Berlin', city: 'Berlin' }),
    anonymous: new AnonymousVisits({
      saltOf: createDailySalt(folder, randomBytes),
      findRecent: findRecentSessions(behaviour),
      startedAt: clock(),
    }),
    identityNews: createIdentityNews(),
    limits,
    metrics: createIngestMetrics(new Registry(), clock),
    clock,
  });
  return { receive, commit, limits, sessions, robots, watched, needs, pieces, readAgent };
}

export const someEvent = (changes: object = {}) => ({
  type: 'page_view' as const,
  at: Date.now(),
  page_id: crypto.randomUUID(),
  url: 'https://shop.example/a?id=7&secret=1#x',
  ...changes,
});

export const someBatch = (changes: Partial<Batch> = {}): Batch => ({
  tracking_id: TRACKING_ID,
  visitor_id: crypto.randomUUID(),
  session_id: crypto.randomUUID(),
  tab_id: crypto.randomUUID(),
  seq: 0,
  attempt: 1,
  sent_at: Date.now(),
  events: [someEvent()],
  ...changes,
});

export function someAnonymousBatch(changes: Partial<AnonymousBatch> = {}): AnonymousBatch {
  const { visitor_id, session_id, ...rest } = someBatch();
  return { ...rest, ...changes };
}
