import { OWN_COLUMNS } from '../event-columns.ts';
import type { Behaviour } from '../open.ts';
import { toLines, WRITTEN } from '../rows.ts';
import { type Entry, linesOf } from './entry.ts';

/** What is told apart by its number within its tab. Of all other tables a row that is there twice is as good as one. */
const NUMBERED: Partial<Record<Entry['table'], { table: string; read: (line: string) => Numbered }>> = {
  event_batches: { table: 'events', read: eventsIn },
  replay_chunks: { table: 'replay_chunks', read: chunkIn },
};

interface Numbered {
  site: number;
  tab: string;
  /** epoch ms */
  receivedAt: number;
  seqs: number[];
  /** The line with those of its rows only whose places within `seqs` are given. */
  only(places: number[]): string;
}

/** Lines that are looked up at once: their tabs are the text of a question, which has an end. */
const PIECE = 10_000;

/**
 * The lines of one table without what the store has already, and without what is there twice, in pieces.
 * @param lookup see {@link Behaviour.lookup}
 */
export async function* unstored({ table, lines }: Entry, lookup: Behaviour['lookup']): AsyncGenerator<Buffer> {
  const numbered = NUMBERED[table];
  if (!numbered) {
    yield lines;
    return;
  }
  const all = linesOf(lines);
  const seen = new Set<string>();
  for (let at = 0; at < all.length; at += PIECE) {
    const batches = all.slice(at, at + PIECE).map(numbered.read);
    for (const name of await storedOf(batches, numbered.table, lookup)) seen.add(name);
    const wanted = withoutSeen(batches, seen);
    if (wanted.length > 0) yield toLines(wanted);
  }
}

const nameOf = (site: number, tab: string, seq: number) => `${site} ${tab.toLowerCase()} ${seq}`;

/** @param seen what was there before, to which they are added */
function withoutSeen(batches: Numbered[], seen: Set<string>): string[] {
  return batches.flatMap(({ site, tab, seqs, only }) => {
    const names = seqs.map((seq) => nameOf(site, tab, seq));
    const places = [...names.keys()].filter((place) => !seen.has(names[place] ?? ''));
    for (const name of names) seen.add(name);
    return places.length === 0 ? [] : [only(places)];
  });
}

async function storedOf(batches: Numbered[], table: string, lookup: Behaviour['lookup']): Promise<string[]> {
  const rows = await lookup<{ site: number; tab: string; seq: number }>(
    `SELECT site_id AS site, toString(tab_id) AS tab, seq
     FROM ${table}
     WHERE received_at >= {since:DateTime64(3, 'UTC')}
       AND site_id IN {sites:Array(UInt32)} AND tab_id IN {tabs:Array(UUID)}`,
    {
      since: batches.reduce((first, { receivedAt }) => Math.min(first, receivedAt), Number.MAX_SAFE_INTEGER),
      sites: [...new Set(batches.map(({ site }) => site))],
      tabs: [...new Set(batches.map(({ tab }) => tab))],
    },
  );
  return rows.map(({ site, tab, seq }) => nameOf(site, tab, seq));
}

const EVENT = new Map<string, number>(WRITTEN.event_batches.map((column, place) => [column, place]));
const CHUNK = new Map<string, number>(WRITTEN.replay_chunks.map((column, place) => [column, place]));
const OWN_PLACES = new Set(OWN_COLUMNS.map((column) => EVENT.get(column)));

/** Lists may be short: at their end stands what is missing. */
function eventsIn(line: string): Numbered {
  const values: unknown[] = JSON.parse(line);
  const lists = [...OWN_PLACES].map((place) => values[place ?? -1] as unknown[] | null); // as `eventLines` writes them
  const seqs = (values[EVENT.get('seq') ?? -1] ?? []) as number[];
  const count = Math.max(...lists.map((list) => list?.length ?? 0));
  return {
    ...whose(values, EVENT),
    seqs: Array.from({ length: count }, (_, place) => seqs[place] ?? 0),
    only: (places) =>
      places.length === count
        ? line
        : JSON.stringify(
            values.map((value, place) =>
              OWN_PLACES.has(place) && Array.isArray(value)
                ? places.filter((one) => one < value.length).map((one) => value[one])
                : value,
            ),
          ),
  };
}

function chunkIn(line: string): Numbered {
  const values: unknown[] = JSON.parse(line);
  return { ...whose(values, CHUNK), seqs: [values[CHUNK.get('seq') ?? -1] as number], only: () => line };
}

function whose(values: unknown[], places: Map<string, number>): Pick<Numbered, 'site' | 'tab' | 'receivedAt'> {
  const [site, tab, receivedAt] = ['site_id', 'tab_id', 'received_at'].map(
    (column) => values[places.get(column) ?? -1],
  );
  return { site: site as number, tab: tab as string, receivedAt: receivedAt as number }; // as `batchColumns` writes them
}
