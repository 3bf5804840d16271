import { arrowsBetween } from './rooms.ts';
import { RULES } from './rules.ts';
import type { Source } from './source.ts';

export interface Breach {
  rule: string;
  because: string;
  path: string;
  line: number;
  /** What was imported or used. */
  what: string;
}

/** Every place where the given sources break a rule of the house. */
export const findBreaches = (sources: Source[]): Breach[] => [
  ...sources.flatMap(breachesOfRules),
  ...findCycles(sources),
  ...findCirclesOfRooms(sources),
];

function breachesOfRules(file: Source): Breach[] {
  return RULES.filter(({ about }) => about.test(file.path)).flatMap(({ name, because, allowsImport, forbidsUse }) => {
    const breach = ({ of, line }: { of: string; line: number }) => ({
      rule: name,
      because,
      path: file.path,
      line,
      what: of,
    });
    return [
      ...file.imports.filter((wanted) => allowsImport && !allowsImport(wanted, file)).map(breach),
      ...file.uses.filter(({ of }) => of === forbidsUse).map(breach),
    ];
  });
}

/** Files that need each other to load, one breach a circle. Types are gone by then, so they may point both ways. */
function findCycles(sources: Source[]): Breach[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const loadedBy = (path: string) =>
    (byPath.get(path)?.imports ?? []).flatMap(({ of, typeOnly }) => (!typeOnly && byPath.has(of) ? [of] : []));
  const because = 'files that import each other cannot be understood one at a time';
  return circlesIn(byPath.keys(), loadedBy).map((circle) => ({
    rule: 'no-cycles',
    because,
    path: circle[0] ?? '',
    line: 1,
    what: circle.join(' → '),
  }));
}

/** Rooms that know each other, also through a third and by types alone: then none of them can be understood first. */
function findCirclesOfRooms(sources: Source[]): Breach[] {
  const arrows = arrowsBetween(sources);
  const known = (room: string) => arrows.filter(({ from }) => from === room).map(({ to }) => to);
  const because = 'a room stands on those it imports from, so none of them imports from it';
  return circlesIn(new Set(arrows.map(({ from }) => from)), known).flatMap((circle) => {
    // The last step is the one that leads back.
    const [from, to] = circle.slice(-2);
    const back = arrows.find((arrow) => arrow.from === from && arrow.to === to);
    return back
      ? { rule: 'rooms-stand-in-layers', because, path: back.path, line: back.line, what: circle.join(' → ') }
      : [];
  });
}

/** Each begins and ends with the same name. */
function circlesIn(names: Iterable<string>, nextOf: (name: string) => string[]): string[][] {
  const done = new Set<string>();
  const circles: string[][] = [];

  const visit = (name: string, trail: string[]) => {
    const start = trail.indexOf(name);
    if (start >= 0) {
      circles.push([...trail.slice(start), name]);
      return;
    }
    if (done.has(name)) return;
    for (const next of nextOf(name)) visit(next, [...trail, name]);
    done.add(name);
  };

  for (const name of names) visit(name, []);
  return circles;
}
