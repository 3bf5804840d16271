import type { Site } from '@desirepath/contract/sites';
import { pageSnapshotOffer } from '@desirepath/contract/tracking';
import { appError } from '../errors/app-error.ts';
import { parseInput } from '../http/parse-input.ts';
import type { Agent, AgentHeaders } from './agent.ts';
import type { GroupCommit } from './commit.ts';
import { isExcludedIp, isExcludedPath } from './exclusions.ts';
import type { Origin } from './origin.ts';
import { type RateLimits, weightOf } from './rate-limits.ts';
import { readReplay } from './replay.ts';
import { trackerAddressRules } from './rows.ts';
import type { SnapshotNeeds } from './snapshot-needs.ts';
import { AS_IT_COMES, seenPage, snapshotsIn } from './snapshots.ts';

export interface SnapshotKeeperDependencies {
  commit: GroupCommit;
  needs: SnapshotNeeds;
  limits: RateLimits;
  findSite(trackingId: string): Pick<Site, 'id' | 'settings'> | undefined;
  readAgent(headers: AgentHeaders): Agent;
  /** epoch ms */
  clock: () => number;
}

const NOT_WANTED = { wanted: false };

/**
 * Says whether a snapshot of a page is wanted, and keeps one that was asked for. Each can be repeated.
 * @throws AppError rate_limited, invalid_input, unknown_tracking_id; as the commit does
 */
export function createSnapshotKeeper({
  commit,
  needs,
  limits,
  findSite,
  readAgent,
  clock,
}: SnapshotKeeperDependencies) {
  return async (body: unknown, origin: Origin): Promise<{ wanted: boolean }> => {
    const weight = weightOf(body);
    limits.spendOfIp(origin.ip, weight);
    const { tracking_id, url, state = AS_IT_COMES, replay } = parseInput(pageSnapshotOffer, body);
    const site = findSite(tracking_id);
    if (!site) throw appError('unknown_tracking_id');
    limits.spendOfSite(site.id, weight);
    const { settings } = site;
    const agent = readAgent(origin);
    const sender = {
      site_id: site.id,
      agent,
      ...trackerAddressRules(settings),
    };
    const page = seenPage(url, sender);
    const isUnwelcome = agent.robot || isExcludedIp(origin.ip, settings) || isExcludedPath(page.path, settings);
    if (!settings.snapshots || isUnwelcome) return NOT_WANTED;
    if (!replay) return { wanted: await needs.wants(page, state.key) };

    // What its own clock says is no matter: it was taken just now.
    const at = clock();
    const events = readReplay(replay).events.map((event) => ({ ...event, timestamp: at }));
    const [found] = snapshotsIn(events, sender, replay.page_id, state);
    if (!found || isExcludedPath(found.page.path, settings) || !needs.takes(found)) return NOT_WANTED;
    await commit.write({ page_snapshots: [found.line] });
    needs.kept(found, replay.page_id);
    return NOT_WANTED;
  };
}
