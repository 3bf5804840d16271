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
  const done = new Set<string>();
  const breaches: Breach[] = [];

  const visit = (file: Source, trail: string[]) => {
    const start = trail.indexOf(file.path);
    if (start >= 0) {
      const circle = [...trail.slice(start), file.path].join(' → ');
      const because = 'files that import each other cannot be understood one at a time';
      breaches.push({ rule: 'no-cycles', because, path: file.path, line: 1, what: circle });
      return;
    }
    if (done.has(file.path)) return;
    for (const { of, typeOnly } of file.imports) {
      const next = byPath.get(of);
      if (next && !typeOnly) visit(next, [...trail, file.path]);
    }
    done.add(file.path);
  };

  for (const file of sources) visit(file, []);
  return breaches;
}
