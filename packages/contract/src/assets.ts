import { z } from 'zod';
import { ABOUT, answersFile, audited, tracking as byTrackingId, SHOWN, viewer, viewerRaw } from './access.ts';
import { siteId } from './common.ts';
import { ASSETS, TEXT } from './limits.ts';

/** What is kept of a site's pages besides their DOM, as its bytes tell. */
export const ASSET_TYPES = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/svg+xml',
  'font/woff',
  'font/woff2',
  'font/ttf',
  'font/otf',
  'text/css',
] as const;
export type AssetType = (typeof ASSET_TYPES)[number];

const hash = z
  .string()
  .regex(/^[\w-]{43}$/)
  .describe('SHA-256 of the content, base64url.');
const px = z.int().min(0).max(65_535);

/** What an address stood for on a page; without a hash it is not kept, and shows as a box of this size. */
export const seenAsset = z.object({
  address: z.string().min(1).max(TEXT.url).describe('As it stands in the recording.'),
  hash: hash.optional(),
  width: px.optional().describe('Of a picture, px.'),
  height: px.optional(),
});
export type SeenAsset = z.infer<typeof seenAsset>;

export const assetOffer = z.object({
  tracking_id: z.uuid(),
  page_id: z.uuid(),
  seen: z.array(seenAsset).min(1).max(ASSETS.seenPerRequest),
});
export type AssetOffer = z.infer<typeof assetOffer>;

/** Contents are looked at one by one: a bad one is refused alone. */
export const assetContent = z.object({
  hash,
  content: z.base64().max(Math.ceil((ASSETS.bytes * 4) / 3) + 4),
});
export const assetUpload = z.object({
  tracking_id: z.uuid(),
  contents: z.array(z.unknown()).min(1).max(ASSETS.contentsPerRequest),
});

/** An asset of a recording or page: what an address stood for from a moment on. */
export const assetUse = z.object({
  address: z.string(),
  from: z.number().int().describe('epoch ms'),
  hash: hash.nullable().describe('Null where the content is not kept.'),
  type: z.enum(ASSET_TYPES).nullable(),
  width: z.number().int().describe('px; 0 where it is not known.'),
  height: z.number().int(),
});
export type AssetUse = z.infer<typeof assetUse>;

/** What is kept of a recording along with its contents, for who cannot ask for each of them. */
export const keptContents = z.object({
  uses: z.array(assetUse),
  contents: z.array(z.object({ hash: z.string(), type: z.enum(ASSET_TYPES), content: z.string().describe('base64') })),
});
export type KeptContents = z.infer<typeof keptContents>;

/** Hosts of the site that its recordings may load pictures and fonts from, in the browser of who allowed it. */
export const siteHosts = z.object({
  shown: z.boolean(),
  hosts: z.array(z.string()).describe('A domain stands for those below it too.'),
});
export type SiteHosts = z.infer<typeof siteHosts>;

export const assets = {
  offer: byTrackingId
    .route({
      method: 'POST',
      path: '/track/assets',
      successStatus: 202,
      summary: 'Say which pictures, fonts and style sheets a recorded page shows',
      tags: ['tracking'],
    })
    .input(assetOffer)
    .output(z.object({ wanted: z.array(hash).describe('Those whose content is not kept yet.') })),
  upload: byTrackingId
    .route({
      method: 'POST',
      path: '/track/assets/contents',
      successStatus: 202,
      summary: 'Send what is wanted of them; answered once it is durable',
      tags: ['tracking'],
    })
    .input(assetUpload)
    .output(
      z.object({
        accepted: z.number().int(),
        rejected: z.array(z.object({ index: z.number().int(), reason: z.string() })),
      }),
    ),
  list: viewer
    .route({
      method: 'GET',
      path: '/assets',
      summary: 'What the addresses in a recording, or in a page behind a heatmap, stood for',
      tags: ['recordings'],
    })
    .input(
      z
        .object({ site: siteId, recording: z.uuid().optional(), page: z.uuid().optional() })
        .refine(({ recording, page }) => (recording === undefined) !== (page === undefined), {
          message: 'Name a recording or a page',
        }),
    )
    .output(z.object({ items: z.array(assetUse).describe('The oldest first.') })),
  content: viewerRaw
    .meta(SHOWN)
    .meta(answersFile('image/*', 'font/*', 'text/css'))
    .route({
      method: 'GET',
      path: '/assets/{hash}',
      summary: 'A kept picture, font or style sheet',
      tags: ['recordings'],
    })
    .input(z.object({ hash, site: siteId }))
    .output(z.unknown()),
  hosts: viewer
    .meta(ABOUT.id)
    .route({
      method: 'GET',
      path: '/sites/{id}/hosts',
      summary: 'Whether recordings may show what is not kept from the hosts of the site',
      tags: ['sites'],
    })
    .input(z.object({ id: siteId }))
    .output(siteHosts),
  showHosts: viewer
    .meta(ABOUT.id)
    .meta(audited('member', ''))
    .route({
      method: 'PUT',
      path: '/sites/{id}/hosts',
      summary: 'Allow that, or no longer, for whoever asks',
      tags: ['sites'],
    })
    .input(z.object({ id: siteId, shown: z.boolean() }))
    .output(siteHosts),
};
