import { PIECES } from '@desirepath/contract/limits';
import type { Behaviour } from '../../storage/behaviour/open.ts';
import type { Contents } from '../known-contents.ts';

/** Pieces that visitors may be told of now. */
export const piecesIn = (behaviour: Behaviour, clock: () => number): Contents => ({
  topic: 'pieces.cleared',
  remembered: PIECES.remembered,
  bytesPerSite: PIECES.bytesPerSite,
  async find(site, names) {
    const rows = await behaviour.lookup<{ name: string }>(
      `SELECT DISTINCT name FROM replay_pieces
       WHERE site_id = {site:UInt32} AND name IN {names:Array(String)}
         AND received_at >= {since:DateTime64(3, 'UTC')}`,
      { site, names, since: clock() - PIECES.toldFor },
    );
    return rows.map(({ name }) => name);
  },
  /** Each once, however many replicas have it. */
  async bytes(site) {
    const [row] = await behaviour.lookup<{ bytes: number }>(
      'SELECT sum(q.bytes) AS bytes FROM (SELECT name, any(bytes) AS bytes FROM replay_pieces WHERE site_id = {site:UInt32} GROUP BY name) AS q',
      { site },
    );
    return row?.bytes ?? 0;
  },
});

/** What pieces hold, however old they are. One row a piece. */
export const readPieces = (
  behaviour: Behaviour,
  site: number,
  names: string[],
): Promise<{ name: string; content: string }[]> =>
  behaviour.lookup(
    `SELECT name, any(p.content) AS content
     FROM replay_pieces AS p
     WHERE site_id = {site:UInt32} AND name IN {names:Array(String)}
     GROUP BY name`,
    { site, names },
  );
