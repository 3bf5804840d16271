import { randomBytes } from 'node:crypto';
import { AnonymousVisits } from '../ingest/anonymous.ts';
import { GroupCommit } from '../ingest/commit.ts';
import { createDailySalt } from '../ingest/daily-salt.ts';
import { createIdentityNews } from '../ingest/identities.ts';
import { LiveFeed } from '../ingest/live-feed.ts';
import { createIngestMetrics } from '../ingest/metrics.ts';
import { openPlaces } from '../ingest/places.ts';
import { findRecentSessions, findSnapshots, findStored } from '../ingest/queries.ts';
import { RateLimits } from '../ingest/rate-limits.ts';
import { createReceiver } from '../ingest/receive.ts';
import { RobotTally } from '../ingest/robot-tally.ts';
import { SessionTally } from '../ingest/session-tally.ts';
import { SnapshotNeeds } from '../ingest/snapshot-needs.ts';
import { createAgentReader } from '../ingest/visitor.ts';
import { WatchedSessions } from '../ingest/watched-sessions.ts';
import { repairSessions } from '../storage/behaviour/repair.ts';
import type { Stores } from './stores.ts';

/** How measurements come in: what is accepted, what is on its way, and who listens. */
export function openIngest({ config, folder, behaviour, sites, registry, clock, log }: Stores) {
  const sessions = new SessionTally(behaviour.insert, log);
  const commit = new GroupCommit(behaviour.insert, {
    clock,
    async recover(failedAt) {
      await sessions.drain();
      await repairSessions(behaviour, clock() - failedAt);
    },
  });
  const liveFeed = new LiveFeed();
  const watched = new WatchedSessions(clock);
  const robots = new RobotTally(behaviour.insert, log);
  const limits = new RateLimits({ perIp: config.RATE_LIMIT_IP, perSite: config.RATE_LIMIT_SITE }, clock);
  const readAgent = createAgentReader();
  const needs = new SnapshotNeeds(findSnapshots(behaviour), clock);
  const findPlace = openPlaces(config.GEO_DATABASE);
  const dropsRobots = (config.ROBOTS ?? (config.DEMO ? 'keep' : 'drop')) === 'drop';
  const receive = createReceiver({
    commit,
    sessions,
    live: liveFeed,
    watched,
    snapshots: needs,
    findStored: findStored(behaviour),
    findSite: sites.findByTrackingId,
    readAgent,
    findPlace,
    anonymous: new AnonymousVisits({
      saltOf: createDailySalt(folder, randomBytes),
      findRecent: findRecentSessions(behaviour),
      startedAt: clock(),
    }),
    identityNews: createIdentityNews(),
    limits,
    robots: dropsRobots ? robots : undefined,
    metrics: createIngestMetrics(registry),
    clock,
  });

  return { sessions, commit, liveFeed, watched, robots, needs, limits, readAgent, findPlace, dropsRobots, receive };
}
export type Ingest = ReturnType<typeof openIngest>;
