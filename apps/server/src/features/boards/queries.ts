import type { Board } from '@desirepath/contract/boards';
import { type Tile, tile } from '@desirepath/contract/tiles';
import type { Selectable } from 'kysely';
import type { Records } from '../../storage/records/open.ts';
import type { RecordsSchema } from '../../storage/records/schema.ts';

type Row = Selectable<RecordsSchema['boards']>;

const isoOf = (at: number) => new Date(at).toISOString();

const toBoard = ({ id, site_id, name, days, filter, tiles, created_at, updated_at }: Row): Board => ({
  id,
  site: site_id,
  name,
  days: JSON.parse(days),
  filter: JSON.parse(filter),
  tiles: tilesOf(tiles),
  created_at: isoOf(created_at),
  updated_at: isoOf(updated_at),
});

/** The tiles of a row. What another version wrote and this one cannot ask is left out. */
function tilesOf(json: string): Tile[] {
  const written: unknown[] = JSON.parse(json);
  return written.flatMap((one) => tile.safeParse(one).data ?? []);
}

/** The boards of a site, by name. */
export async function selectBoards(records: Records, site: number): Promise<Board[]> {
  const rows = await records.selectFrom('boards').selectAll().where('site_id', '=', site).orderBy('name').execute();
  return rows.map(toBoard);
}

const selectRow = (records: Records, site: number, id: string) =>
  records.selectFrom('boards').selectAll().where('site_id', '=', site).where('id', '=', id).executeTakeFirst();

/** Nothing where the site has no such board. */
export async function selectBoard(records: Records, site: number, id: string): Promise<Board | undefined> {
  const row = await selectRow(records, site, id);
  return row && toBoard(row);
}

export async function countBoards(records: Records, site: number): Promise<number> {
  const { count } = await records
    .selectFrom('boards')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('site_id', '=', site)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @throws a unique violation where there is one of that name */
export async function insertBoard(
  records: Records,
  board: Pick<Board, 'id' | 'site' | 'name' | 'days' | 'filter' | 'tiles'>,
  now: number,
): Promise<Board> {
  const row = await records
    .insertInto('boards')
    .values({
      id: board.id,
      site_id: board.site,
      name: board.name,
      days: JSON.stringify(board.days),
      filter: JSON.stringify(board.filter),
      tiles: JSON.stringify(board.tiles),
      version: 0,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toBoard(row);
}

/**
 * Changes a board as it stands: `change` is given what is there, again where somebody else was faster. Nothing where the site
 * has no such board. @throws a unique violation where there is another one of that name, and what `change` throws
 */
export async function changeBoard(
  records: Records,
  site: number,
  id: string,
  change: (board: Board) => Partial<Pick<Board, 'name' | 'days' | 'filter' | 'tiles'>>,
  now: number,
): Promise<Board | undefined> {
  for (;;) {
    const row = await selectRow(records, site, id);
    if (!row) return undefined;
    const { name = row.name, days, filter, tiles } = change(toBoard(row));
    const changed = await records
      .updateTable('boards')
      .set({
        name,
        ...(days ? { days: JSON.stringify(days) } : {}),
        ...(filter ? { filter: JSON.stringify(filter) } : {}),
        ...(tiles ? { tiles: JSON.stringify(tiles) } : {}),
        version: row.version + 1,
        updated_at: now,
      })
      .where('site_id', '=', site)
      .where('id', '=', id)
      .where('version', '=', row.version)
      .returningAll()
      .executeTakeFirst();
    if (changed) return toBoard(changed);
  }
}

/** False where the site has no such board. */
export async function deleteBoard(records: Records, site: number, id: string): Promise<boolean> {
  const { numDeletedRows } = await records
    .deleteFrom('boards')
    .where('site_id', '=', site)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
