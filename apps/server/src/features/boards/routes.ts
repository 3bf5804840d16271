import type { Board } from '@desirepath/contract/boards';
import { BOARDS } from '@desirepath/contract/limits';
import { clausesOf, type Segment, segment as segmentShape } from '@desirepath/contract/segment';
import type { Tile } from '@desirepath/contract/tiles';
import { appError } from '../../errors/app-error.ts';
import type { Caller, Identity } from '../../http/guard.ts';
import { api } from '../../http/implement.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { isUniqueViolation } from '../../storage/records/unique-violation.ts';
import { answerTile, daysOf, type Questions } from './answer.ts';
import { firstGap, usualSize } from './places.ts';
import { changeBoard, countBoards, deleteBoard, insertBoard, selectBoard, selectBoards } from './queries.ts';

export interface BoardsDependencies {
  records: Records;
  sites: Sites;
  /** The views that tiles are of. */
  questionsOf: (who: Identity) => Questions;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
}

export function createBoardsRoutes({ records, sites, questionsOf, createUuid, clock }: BoardsDependencies) {
  const change = async (
    caller: Caller,
    { site, id }: { site: number; id: string },
    to: Parameters<typeof changeBoard>[3],
  ) => {
    await sites.owned(caller.account.id, site);
    const board = await changeBoard(records, site, id, to, clock()).catch(refuseTakenName);
    if (!board) throw appError('board_not_found');
    return board;
  };
  const find = async (caller: Caller, { site: siteId, id }: { site: number; id: string }) => {
    const site = await sites.owned(caller.account.id, siteId);
    const board = await selectBoard(records, siteId, id);
    if (!board) throw appError('board_not_found');
    return { site, board };
  };

  return {
    list: api.boards.list.handler(async ({ input, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      return { items: await selectBoards(records, input.site) };
    }),
    create: api.boards.create.handler(async ({ input: { tiles, ...input }, context }) => {
      await sites.owned(context.caller.account.id, input.site);
      if ((await countBoards(records, input.site)) >= BOARDS.perSite) throw appError('too_many_boards');
      const board = { ...input, id: createUuid(), tiles: tiles.map((one) => ({ ...one, id: createUuid() })) };
      return insertBoard(records, board, clock()).catch(refuseTakenName);
    }),
    get: api.boards.get.handler(async ({ input, context }) => (await find(context.caller, input)).board),
    update: api.boards.update.handler(async ({ input, context }) => {
      const { name, days, filter } = input;
      return change(context.caller, input, () => ({
        ...(name === undefined ? {} : { name }),
        ...(days ? { days } : {}),
        ...(filter ? { filter } : {}),
      }));
    }),
    remove: api.boards.remove.handler(async ({ input: { params, query }, context }) => {
      await sites.owned(context.caller.account.id, query.site);
      if (!(await deleteBoard(records, query.site, params.id))) throw appError('board_not_found');
    }),
    addTile: api.boards.addTile.handler(async ({ input: { site, id, place, ...content }, context: { caller } }) => {
      const size = place ?? (await usualSize(questionsOf(caller), content.shows));
      return change(caller, { site, id }, ({ tiles }) => {
        if (tiles.length >= BOARDS.tiles) throw appError('too_many_tiles');
        return { tiles: [...tiles, { ...content, id: createUuid(), place: place ?? firstGap(tiles, size) }] };
      });
    }),
    changeTile: api.boards.changeTile.handler(async ({ input: { site, id, tile, ...content }, context }) =>
      change(context.caller, { site, id }, ({ tiles }) => {
        tileOf(tiles, tile);
        return { tiles: tiles.map((one) => (one.id === tile ? { ...one, ...content } : one)) };
      }),
    ),
    removeTile: api.boards.removeTile.handler(async ({ input: { params, query }, context }) => {
      await change(context.caller, { ...query, id: params.id }, ({ tiles }) => {
        tileOf(tiles, params.tile);
        return { tiles: tiles.filter((one) => one.id !== params.tile) };
      });
    }),
    arrange: api.boards.arrange.handler(async ({ input: { site, id, places }, context }) => {
      const byTile = new Map(places.map(({ tile, place }) => [tile, place]));
      return change(context.caller, { site, id }, ({ tiles }) => ({
        tiles: tiles.map((one) => ({ ...one, place: byTile.get(one.id) ?? one.place })),
      }));
    }),
    answer: api.boards.answer.handler(async ({ input, context: { caller }, signal }) => {
      const { site, board } = await find(caller, input);
      const tile = tileOf(board.tiles, input.tile);
      const { from, to, ...rest } = input;
      const asked: Segment = segmentShape.parse(rest);
      const time_zone = site.settings.time_zone;
      const days = from && to ? { from, to } : board.days;
      const scope = {
        ...daysOf(tile.days ?? days, time_zone, clock()),
        filter: tile.filter ?? (clausesOf(asked).length > 0 ? asked : board.filter),
      };
      const answer = await answerTile(questionsOf(caller), tile.shows, { ...scope, site: site.id }, signal);
      return { from: scope.from, to: scope.to, time_zone, answer };
    }),
  };
}

/** @throws AppError tile_not_found */
export function tileOf(tiles: Board['tiles'], id: string): Tile {
  const found = tiles.find((one) => one.id === id);
  if (!found) throw appError('tile_not_found');
  return found;
}

function refuseTakenName(error: unknown): never {
  throw isUniqueViolation(error) ? appError('board_taken', { cause: error }) : error;
}
