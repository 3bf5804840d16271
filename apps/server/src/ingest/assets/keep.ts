import { createHash } from 'node:crypto';
import { type AssetType, assetContent, assetOffer, assetUpload, type SeenAsset } from '@desirepath/contract/assets';
import { ASSETS } from '@desirepath/contract/limits';
import type { Site } from '@desirepath/contract/sites';
import { appError } from '../../errors/app-error.ts';
import { parseInput } from '../../http/parse-input.ts';
import { toLine } from '../../storage/behaviour/rows.ts';
import type { GroupCommit } from '../commit.ts';
import { isExcludedIp } from '../exclusions.ts';
import type { KnownContents } from '../known-contents.ts';
import type { RateLimits } from '../rate-limits.ts';
import { sniffAsset } from './sniff.ts';

export interface AssetDependencies {
  commit: GroupCommit;
  knownAssets: KnownContents;
  limits: RateLimits;
  findSite(trackingId: string): Pick<Site, 'id' | 'settings'> | undefined;
  /** epoch ms */
  clock: () => number;
}

type Receive<Answer> = (body: unknown, ip: string) => Promise<Answer>;

/**
 * Takes what a page says of its assets, and then those that are not there yet. Each can be repeated.
 * @throws AppError rate_limited, invalid_input, unknown_tracking_id; as the commit does
 */
export function createAssetKeeper({ commit, knownAssets, limits, findSite, clock }: AssetDependencies): {
  offer: Receive<{ wanted: string[] }>;
  upload: Receive<{ accepted: number; rejected: { index: number; reason: string }[] }>;
} {
  /** The site, unless nothing of this visit is kept. */
  const siteFor = (trackingId: string, ip: string, weight: number) => {
    const site = findSite(trackingId);
    if (!site) throw appError('unknown_tracking_id');
    limits.spendOfSite(site.id, weight);
    const { replay, masking } = site.settings;
    return replay && masking !== 'structure' && !isExcludedIp(ip, site.settings) ? site : undefined;
  };

  return {
    async offer(body, ip) {
      limits.spendOfIp(ip, 1);
      const { tracking_id, page_id, seen } = parseInput(assetOffer, body);
      const site = siteFor(tracking_id, ip, 1);
      if (!site) return { wanted: [] };
      // Told first, so that a content which is being deleted for want of a use is used by then.
      await commit.write({ asset_uses: [useLine(site.id, page_id, clock(), seen)] });
      const hashes = seen.flatMap(({ hash }) => hash ?? []);
      return { wanted: hashes.length > 0 ? await knownAssets.missing(site.id, hashes) : [] };
    },

    async upload(body, ip) {
      const weight = weightOf(body);
      limits.spendOfIp(ip, weight);
      const { tracking_id, contents } = parseInput(assetUpload, body);
      const site = siteFor(tracking_id, ip, weight);
      if (!site) return { accepted: 0, rejected: [] };
      const judged = contents.map(judge);
      const sound = judged.filter((one) => typeof one !== 'string');
      const total = sound.reduce((sum, { bytes }) => sum + bytes.length, 0);
      const isFull = !(await knownAssets.hasRoom(site.id, total));
      const stored = isFull ? [] : sound;
      await commit.write({ assets: stored.map((one) => contentLine(site.id, clock(), one)) });
      knownAssets.add(
        site.id,
        stored.map(({ hash, bytes }) => ({ hash, bytes: bytes.length })),
      );
      const rejected = judged.flatMap((one, index) => {
        const reason = typeof one === 'string' ? one : isFull && 'No more is kept of this site';
        return reason ? [{ index, reason }] : [];
      });
      return { accepted: stored.length, rejected };
    },
  };
}

interface Content {
  hash: string;
  type: AssetType;
  bytes: Buffer;
}

/** What was sent, or why it is not kept. */
function judge(given: unknown): Content | string {
  const parsed = assetContent.safeParse(given);
  if (!parsed.success) return 'Not a hash and a content in base64 within the limit';
  const { hash, content } = parsed.data;
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length > ASSETS.bytes) return `More than ${ASSETS.bytes} bytes`;
  if (createHash('sha256').update(bytes).digest('base64url') !== hash) return 'The content has another hash';
  const type = sniffAsset(bytes);
  return type ? { hash, type, bytes } : 'Neither a picture, nor a font, nor a style sheet';
}

const useLine = (site_id: number, page_id: string, received_at: number, seen: SeenAsset[]) =>
  toLine('asset_uses', {
    site_id,
    page_id,
    received_at,
    addresses: seen.map(({ address }) => address),
    hashes: seen.map(({ hash }) => hash ?? ''),
    widths: seen.map(({ width }) => width ?? 0),
    heights: seen.map(({ height }) => height ?? 0),
  });

const contentLine = (site_id: number, received_at: number, { hash, type, bytes }: Content) =>
  toLine('assets', { site_id, hash, type, bytes: bytes.length, received_at, content64: bytes.toString('base64') });

/** By the text of its contents, before anything else is known of it. */
function weightOf(body: unknown): number {
  const { contents } = (typeof body === 'object' && body !== null ? body : {}) as { contents?: unknown };
  const list: unknown[] = Array.isArray(contents) ? contents : [];
  const length = list.reduce((sum: number, one) => sum + lengthOf(one), 0);
  return 1 + Math.ceil(length / ASSETS.bytesPerEvent);
}

const lengthOf = (given: unknown): number =>
  typeof given === 'object' && given !== null && 'content' in given && typeof given.content === 'string'
    ? given.content.length
    : 0;
