import { appError, isTooHeavy, toErrorBody } from '../../errors/app-error.ts';
import type { Identity, Links, Share } from '../../http/guard.ts';
import { shareApi } from '../../http/implement.ts';
import type { Records } from '../../storage/records/open.ts';
import type { Sites } from '../../storage/records/sites.ts';
import { answerTile, daysOf, type Questions } from './answer.ts';
import { selectBoard } from './queries.ts';
import { tileOf } from './routes.ts';

interface SharingDependencies {
  records: Records;
  sites: Pick<Sites, 'findById' | 'people'>;
  questionsOf: (who: Identity) => Questions;
  /** epoch ms */
  clock: () => number;
}

/** How the slice of shares finds what of ours can be shared: any board of the site. */
export function shareableBoards(records: Records) {
  return {
    board: async (site: number, { id }: { id: string }) => {
      const board = await selectBoard(records, site, id);
      return board && { name: board.name };
    },
  };
}

export function createSharedBoardRoutes({ records, sites, questionsOf, clock }: SharingDependencies) {
  /** @throws AppError share_not_found where it is not a board's link, or the board is gone */
  const findShown = async ({ site: siteId, thing }: Share) => {
    const site = sites.findById(siteId);
    const board = site && thing.kind === 'board' ? await selectBoard(records, siteId, thing.id) : undefined;
    if (!site || !board) throw appError('share_not_found');
    return { site, board };
  };

  /** The tiles of a board say the same to all of its team: one of them asks for whoever has the link. */
  const someoneOf = async (site: number): Promise<Identity> => {
    const [person] = await sites.people(site);
    if (!person) throw appError('share_not_found');
    return { account: { ...person, created_at: '' }, session_id: '' };
  };

  return {
    get: shareApi.sharedBoard.get.handler(async ({ context: { share, setHeader } }) => {
      setHeader('cache-control', 'no-store');
      const { board } = await findShown(share);
      return { name: board.name, tiles: board.tiles };
    }),
    answer: shareApi.sharedBoard.answer.handler(async ({ input, context: { share, setHeader }, signal }) => {
      setHeader('cache-control', 'no-store');
      const { site, board } = await findShown(share);
      const { shows, days, filter } = tileOf(board.tiles, input.tile);
      const { time_zone } = site.settings;
      const range = daysOf(days ?? board.days, time_zone, clock());
      const scope = { ...range, site: site.id, filter: filter ?? board.filter };
      // What is wrong with a question names segments and goals, which are not for who has the link.
      const answer = await answerTile(questionsOf(await someoneOf(site.id)), shows, scope, signal).catch(
        (cause: unknown) => {
          throw isRefusal(cause) ? appError('tile_unavailable', { cause }) : cause;
        },
      );
      return { ...range, time_zone, answer };
    }),
  };
}

/** Which websites a link to a board lets show it in a frame. */
export const framedBy = (links: Links) => async (token: string, ip: string) => {
  const thing = (await links.find(token, ip))?.thing;
  return thing?.kind === 'board' ? thing.embed : [];
};

const isRefusal = (error: unknown) => toErrorBody(error).status < 500 && !isTooHeavy(error);
