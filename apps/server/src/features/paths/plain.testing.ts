import { EXIT, OTHER, type PathEdge, type PathNode } from '@desirepath/contract/paths';

/** A session: its stops in the order in which they were made, repeated ones too. */
export interface PlainSession {
  stops: string[];
  isConverted: boolean;
}

interface Options {
  start?: string | undefined;
  end?: string | undefined;
}

/** The part of a session that is looked at; nothing where it never was at the start or the end. */
export function plainWay(stops: readonly string[], { start, end }: Options): string[] | undefined {
  const folded = stops.filter((stop, index) => stop !== stops[index - 1]);
  const told = end === undefined ? folded : folded.toReversed();
  const anchor = start ?? end;
  const from = anchor === undefined ? 0 : told.indexOf(anchor);
  const way = from < 0 ? [] : told.slice(from);
  return way.length > 0 ? way : undefined;
}

/** Nodes and edges by counting one session after the other. @param hashOf by which ties are broken, as the store does */
export function plainFlow(
  sessions: readonly PlainSession[],
  options: Options & { steps: number; most: number; min_share: number },
  hashOf: (stop: string) => number,
): { sessions: number; nodes: PathNode[]; edges: PathEdge[] } {
  const { steps, most, min_share } = options;
  const ways = sessions.flatMap(({ stops, isConverted }) => {
    const way = plainWay(stops, options);
    return way ? [{ way: way.slice(0, steps), isConverted }] : [];
  });
  const told = Array.from({ length: steps }, (_, index) => {
    const made = Map.groupBy(ways, ({ way }) => way[index]);
    made.delete(undefined);
    const ranked = [...made].sort(
      ([one, ofOne], [other, ofOther]) => ofOther.length - ofOne.length || hashOf(one ?? '') - hashOf(other ?? ''),
    );
    const enough = ranked.slice(0, most).filter(([, of]) => of.length >= min_share * ways.length);
    return new Set(enough.map(([stop]) => stop));
  });
  const nodes = new Map<string, PathNode>();
  const edges = new Map<string, PathEdge>();
  const nameAt = (way: string[], index: number) => (told[index]?.has(way[index]) ? (way[index] ?? OTHER) : OTHER);
  for (const { way, isConverted } of ways) {
    way.forEach((_, index) => {
      const from = nameAt(way, index);
      add(nodes, `${index} ${from}`, { step: index + 1, name: from }, isConverted);
      if (index + 1 === steps) return;
      const to = index + 1 < way.length ? nameAt(way, index + 1) : EXIT;
      add(edges, `${index} ${from} ${to}`, { step: index + 1, from, to }, isConverted);
    });
  }
  return { sessions: ways.length, nodes: [...nodes.values()], edges: [...edges.values()] };
}

function add<Thing extends object>(
  things: Map<string, Thing & { sessions: number; converted: number }>,
  key: string,
  thing: Thing,
  isConverted: boolean,
): void {
  const { sessions = 0, converted = 0 } = things.get(key) ?? {};
  things.set(key, { ...thing, sessions: sessions + 1, converted: converted + Number(isConverted) });
}
