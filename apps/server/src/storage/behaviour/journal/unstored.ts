import { OWN_COLUMNS } from '../event-columns.ts';
import type { Behaviour } from '../open.ts';
import { WRITTEN } from '../rows.ts';
import { type Entry, linesOf, toLines } from './entry.ts';

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

/**
 * Leaves out what the store has already, and what is there twice.
 * @param lookup see {@link Behaviour.lookup}
 */
export async function unstored(entries: Entry[], lookup: Behaviour['lookup']): Promise<Entry[]> {
  const left: Entry[] = [];
  for (const { table, lines } of entries) {
    const numbered = NUMBERED[table];
    const wanted = numbered
      ? await withoutStored(linesOf(lines).map(numbered.read), numbered.table, lookup)
      : undefined;
    left.push({ table, lines: wanted ? toLines(wanted) : lines });
  }
  return left.filter(({ lines }) => lines.length > 0);
}

async function withoutStored(batches: Numbered[], table: string, lookup: Behaviour['lookup']): Promise<string[]> {
  const seen = new Set<string>();
  const name = (site: number, tab: string, seq: number) => `${site} ${tab.toLowerCase()} ${seq}`;
  const stored = await lookup<{ site: number; tab: string; seq: number }>(
    `SELECT site_id AS site, toString(tab_id) AS tab, seq
     FROM ${table}
     WHERE received_at >= {since:DateTime64(3, 'UTC')}
       AND site_id IN {sites:Array(UInt32)} AND tab_id IN {tabs:Array(UUID)}`,
    {
      since: Math.min(...batches.map(({ receivedAt }) => receivedAt)),
      sites: [...new Set(batches.map(({ site }) => site))],
      tabs: [...new Set(batches.map(({ tab }) => tab))],
    },
  );
  for (const { site, tab, seq } of stored) seen.add(name(site, tab, seq));
  return batches.flatMap(({ site, tab, seqs, only }) => {
    const places = [...seqs.keys()].filter((place) => !seen.has(name(site, tab, seqs[place] ?? 0)));
    for (const seq of seqs) seen.add(name(site, tab, seq));
    return places.length === 0 ? [] : [only(places)];
  });
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
