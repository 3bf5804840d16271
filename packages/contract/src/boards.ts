import { z } from 'zod';
import { analyst, share, viewer } from './access.ts';
import { BY_ADDRESS, dateRange, moment, oneByAddress, oneLine, siteId } from './common.ts';
import { say } from './issues.ts';
import { BOARDS } from './limits.ts';
import { segment } from './segment.ts';
import { boardDays, tile, tileAnswer, tileContent, tilePlace } from './tiles.ts';

const name = oneLine.min(1, { error: say('needs_name') });

export const board = z.object({
  id: z.uuid(),
  site: siteId,
  name: z.string(),
  days: boardDays.describe('Of all tiles that have none of their own.'),
  filter: segment.describe('The same: whose sessions.'),
  tiles: z.array(tile),
  created_at: moment,
  updated_at: moment,
});
export type Board = z.infer<typeof board>;

const one = z.object({ id: z.uuid(), site: siteId });
const oneTile = one.extend({ tile: z.uuid() });
const placed = tileContent.extend({ place: tilePlace });
const answered = z.object({
  ...dateRange.shape,
  time_zone: z.string().describe('Of the site, whose days these are.'),
  answer: tileAnswer,
});
export type TileAnswered = z.infer<typeof answered>;

/** Named boards of a site: questions of all views side by side, for all who may see the site; analysts make them. */
export const boards = {
  list: viewer
    .route({ method: 'GET', path: '/boards', summary: 'Boards, by name', tags: ['boards'] })
    .input(z.object({ site: siteId }))
    .output(z.object({ items: z.array(board) })),
  create: analyst
    .route({ method: 'POST', path: '/boards', successStatus: 201, summary: 'Make a board', tags: ['boards'] })
    .input(
      z.object({
        site: siteId,
        name,
        days: boardDays.default({ preset: '30d' }),
        filter: segment.default({}),
        tiles: z.array(placed).max(BOARDS.tiles).default([]),
      }),
    )
    .output(board),
  get: viewer
    .route({ method: 'GET', path: '/boards/{id}', summary: 'One board', tags: ['boards'] })
    .input(one)
    .output(board),
  update: analyst
    .route({ method: 'PATCH', path: '/boards/{id}', summary: 'Change what a board is about', tags: ['boards'] })
    .input(one.extend({ name: name.optional(), days: boardDays.optional(), filter: segment.optional() }))
    .output(board),
  remove: analyst
    .route({
      method: 'DELETE',
      path: '/boards/{id}',
      successStatus: 204,
      summary: 'Delete a board',
      tags: ['boards'],
      ...BY_ADDRESS,
    })
    .input(oneByAddress),
  addTile: analyst
    .route({
      method: 'POST',
      path: '/boards/{id}/tiles',
      successStatus: 201,
      summary: 'Put a tile on a board',
      tags: ['boards'],
    })
    .input(
      one.extend({
        ...tileContent.shape,
        place: tilePlace.optional().describe('Below all others where nothing is said.'),
      }),
    )
    .output(board),
  changeTile: analyst
    .route({ method: 'PUT', path: '/boards/{id}/tiles/{tile}', summary: 'Change a tile', tags: ['boards'] })
    .input(oneTile.extend(tileContent.shape))
    .output(board),
  removeTile: analyst
    .route({
      method: 'DELETE',
      path: '/boards/{id}/tiles/{tile}',
      successStatus: 204,
      summary: 'Take a tile off a board',
      tags: ['boards'],
      ...BY_ADDRESS,
    })
    .input(z.object({ params: oneTile.omit({ site: true }), query: one.pick({ site: true }) })),
  arrange: analyst
    .route({ method: 'PUT', path: '/boards/{id}/places', summary: 'Move and resize tiles', tags: ['boards'] })
    .input(
      one.extend({
        places: z
          .array(z.object({ tile: z.uuid(), place: tilePlace }))
          .max(BOARDS.tiles)
          .describe('Of the tiles that move; those that are gone since are passed over.'),
      }),
    )
    .output(board),
  answer: viewer
    .route({
      method: 'GET',
      path: '/boards/{id}/tiles/{tile}/answer',
      summary: 'What a tile says now',
      tags: ['boards'],
    })
    .input(
      oneTile.extend({
        from: dateRange.shape.from.optional().describe('Other days than those of the board.'),
        to: dateRange.shape.to.optional(),
        ...segment.shape,
      }),
    )
    .output(answered),
};

/** What a link shows of a board: the tiles it has, with its days and its filter, which cannot be changed. */
export const sharedBoard = {
  get: share('board')
    .route({ method: 'GET', path: '/shared/board', summary: 'The board that a link shows', tags: ['shares'] })
    .output(z.object({ name: z.string(), tiles: z.array(tile.omit({ days: true, filter: true })) })),
  answer: share('board')
    .route({
      method: 'GET',
      path: '/shared/board/tiles/{tile}',
      summary: 'What a tile of the board that a link shows says now',
      tags: ['shares'],
    })
    .input(z.object({ tile: z.uuid() }))
    .output(answered),
};
