import { PIECES } from '@desirepath/contract/limits';
import { type PiecesKnown, piecesOffer } from '@desirepath/contract/replay-pieces';
import type { Site } from '@desirepath/contract/sites';
import { appError } from '../../errors/app-error.ts';
import { parseInput } from '../../http/parse-input.ts';
import { isExcludedIp } from '../exclusions.ts';
import type { RateLimits } from '../rate-limits.ts';
import type { PieceStore } from './piece-store.ts';

interface OfferDependencies {
  pieces: PieceStore;
  limits: RateLimits;
  findSite(trackingId: string): Pick<Site, 'id' | 'settings'> | undefined;
}

/**
 * Says which pieces a page need not send. Asked for by name: there is no list of them, by which others could try at their
 * leisure what somebody has been shown.
 * @throws AppError rate_limited, invalid_input, unknown_tracking_id; storage_unavailable
 */
export function createPieceOffers({ pieces, limits, findSite }: OfferDependencies) {
  return async (body: unknown, ip: string): Promise<PiecesKnown> => {
    limits.spendOfIp(ip, 1);
    const { tracking_id, names } = parseInput(piecesOffer, body);
    const site = findSite(tracking_id);
    if (!site) throw appError('unknown_tracking_id');
    const weight = Math.ceil(names.length / PIECES.namesPerEvent);
    limits.chargeIp(ip, weight);
    limits.spendOfSite(site.id, weight);
    const { replay, masking } = site.settings;
    if (!replay || masking !== 'inputs' || isExcludedIp(ip, site.settings)) return { known: [] };
    return { known: await pieces.known(site.id, names) };
  };
}
