import { z } from 'zod';
import { analyst, SHARE_KINDS, share, viewer } from './access.ts';
import { BY_ADDRESS, dateRange, device, moment, oneByAddress, oneLine, siteId, wireInt } from './common.ts';
import { HEATMAP_KINDS } from './heatmap-kinds.ts';
import { say } from './issues.ts';
import { SHARES, TEXT } from './limits.ts';
import { pagePattern } from './path-groups.ts';
import { segment } from './segment.ts';

/** A website that may show something of ours in a frame: a host, all below it, or `*` for any. */
export const embedHost = z
  .string()
  .toLowerCase()
  .max(253)
  .regex(/^(?:\*|(?:\*\.)?[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*(?::\d{1,5})?)$/, {
    message: say('not_host'),
  });

/** One thing that a link shows. `id` is that of the thing; of a clip the recording is said by the clip. */
export const sharedThing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('recording'), id: z.uuid().describe('The recording.') }),
  z.object({ kind: z.literal('clip'), id: z.uuid().describe('The clip.') }),
  z.object({
    kind: z.literal('heatmap'),
    map: z.enum(HEATMAP_KINDS),
    path: pagePattern,
    screen: device,
    ...dateRange.shape,
    filter: segment.describe('Whose sessions.'),
    state: z.string().max(TEXT.tag).describe('Key of the state of the page behind it; empty for the page as it comes.'),
    snapshot: z.string().max(64).optional().describe('Id of the snapshot behind it; without it the newest good one.'),
  }),
  z.object({
    kind: z.literal('board'),
    id: z.uuid().describe('The board.'),
    embed: z
      .array(embedHost)
      .max(SHARES.embedHosts)
      .default([])
      .describe('Websites that may show it in a frame, as `/embed/{token}`; none where nothing is said.'),
  }),
]);
export type SharedThing = z.infer<typeof sharedThing>;

export const shareLink = z.object({
  id: z.uuid(),
  thing: sharedThing,
  name: z.string().describe('What the thing was called when it was shared.'),
  note: z.string().describe('For whom or what it is; empty where nothing was said.'),
  created_by: z.string().describe('The name, or else the address, of who shared it.'),
  created_at: moment,
  expires_at: moment,
  last_seen_at: moment.nullable().describe('When it was last opened.'),
});
export type ShareLink = z.infer<typeof shareLink>;

/**
 * Links that show one thing to whoever holds them, until they expire or are revoked. The token stands in the address of
 * the dashboard's page `/shared/{token}`, and calls the routes under `/shared` as `Authorization: Share {token}`.
 */
export const shares = {
  list: viewer
    .route({
      method: 'GET',
      path: '/shares',
      summary: 'Links of a site that still work, newest first',
      tags: ['shares'],
    })
    .input(
      z.object({
        site: siteId,
        subject: z.uuid().optional().describe('Only those to this recording or to clips of it.'),
      }),
    )
    .output(z.object({ items: z.array(shareLink) })),
  create: analyst
    .route({
      method: 'POST',
      path: '/shares',
      successStatus: 201,
      summary: 'Share one thing by a link',
      tags: ['shares'],
    })
    .input(
      z.object({
        site: siteId,
        thing: sharedThing,
        days: wireInt.min(SHARES.days.min).max(SHARES.days.max).default(SHARES.days.usual),
        note: oneLine.default(''),
      }),
    )
    .output(shareLink.extend({ token: z.string().describe('Told this once: it is stored as a hash.') })),
  revoke: analyst
    .route({
      method: 'DELETE',
      path: '/shares/{id}',
      successStatus: 204,
      summary: 'End a link at once',
      tags: ['shares'],
      ...BY_ADDRESS,
    })
    .input(oneByAddress),
  open: share(...SHARE_KINDS)
    .route({ method: 'GET', path: '/shared', summary: 'What a link shows', tags: ['shares'] })
    .output(
      z.object({
        kind: z.enum(SHARE_KINDS),
        name: z.string(),
        expires_at: moment,
      }),
    ),
};
