import {
  type Clause,
  countConditions,
  isReference,
  type Reference,
  readConditions,
  writeConditions,
} from '@desirepath/contract/conditions';
import { type IssueValues, say, sayOf } from '@desirepath/contract/issues';
import { SEGMENT } from '@desirepath/contract/limits';
import { readSentence } from '@desirepath/contract/read-issue';
import type { Segment } from '@desirepath/contract/segment';
import type { Site } from '@desirepath/contract/sites';
import { appError } from '../../errors/app-error.ts';
import type { Bind } from './bind.ts';

/**
 * What a reference such as `segment:<id>` stands for: conditions, which may hold further references, or SQL on `session_id`,
 * which may use what a question binds (`{site:UInt32}`, `FROM`, `UNTIL`).
 */
export type Meaning = { name: string; clauses: Clause[] } | { name: string; sql: (bind: Bind) => string };

/**
 * How each kind of reference is looked up; undefined where there is nothing of that id. To add a kind: name it and its
 * values in `contract/conditions.ts` (`REFERENCE_KINDS`), write the function that looks one up beside the slice that keeps
 * it, and give it to `createAsk` in app.ts. Compiler and dashboard then tell where words and a form for it are missing.
 */
export type ReferenceKinds = {
  [Kind in Reference['kind']]: (
    site: Site,
    reference: Extract<Reference, { kind: Kind }>,
    /** All of the segment, or saved one, that a reference stands in but for what is a cohort itself; to be asked for when the SQL is made. */
    beside: () => ResolvedSegment,
  ) => Promise<Meaning | undefined>;
};

export type MeaningOf = (reference: Reference) => Meaning;

/** A segment in which nothing is left to be looked up. */
export interface ResolvedSegment extends Segment {
  /** By the text of the reference; left out where there is none. */
  meanings?: ReadonlyMap<string, Meaning>;
}

const keyOf = (reference: Reference) => writeConditions([{ ...reference, not: false }]) ?? '';

/** @throws Error where a segment gets to the store without having been looked up first, which is a mistake of ours */
export const meaningsOf =
  ({ meanings }: ResolvedSegment): MeaningOf =>
  (reference) => {
    const meaning = meanings?.get(keyOf(reference));
    if (!meaning) throw new Error(`${keyOf(reference)} was not looked up`);
    return meaning;
  };

/**
 * Looks up what a segment refers to, and what that refers to.
 * @throws AppError invalid_input, naming what is gone, contains itself or is too large
 */
export async function resolveSegment(site: Site, segment: Segment, kinds: ReferenceKinds): Promise<ResolvedSegment> {
  const clauses = readConditions(segment.where);
  if (!hasReference(clauses)) return segment;
  const meanings = new Map<string, Meaning>();
  let conditions = countConditions(clauses);
  /** A saved segment is the same people wherever it is used: what stands beside it does not change a cohort of its own. */
  const besideIn = (among: readonly Clause[]) => (): ResolvedSegment => ({
    ...(among === clauses ? segment : {}),
    where: writeConditions(among.filter((clause) => !hasCohort(clause, meanings))),
    meanings,
  });

  const follow = async (among: readonly Clause[], trail: readonly Step[]): Promise<void> => {
    for (const reference of referencesIn(among)) {
      const key = keyOf(reference);
      const again = trail.findIndex((step) => step.key === key);
      if (again >= 0) throw refusal(goesRound(trail.slice(again)));
      if (trail.length >= SEGMENT.references) throw refusal(within(trail, say('refers_too_deeply')));
      const meaning = meanings.get(key) ?? (await lookUp(site, reference, kinds, besideIn(among)));
      if (!meaning) throw refusal(within(trail, say(goneOf(reference))), { id: key });
      meanings.set(key, meaning);
      if (!('clauses' in meaning)) continue;
      conditions += countConditions(meaning.clauses);
      if (conditions > SEGMENT.resolved) throw refusal(say('too_many_conditions_in_all', { most: SEGMENT.resolved }));
      await follow(meaning.clauses, [...trail, { key, name: meaning.name }]);
    }
  };
  await follow(clauses, []);
  return { ...segment, meanings };
}

interface Step {
  key: string;
  name: string;
}

const namesOf = (trail: readonly Step[]) => trail.map(({ name }) => name).join(' → ');
const within = (trail: readonly Step[], sentence: string) =>
  trail.length > 0 ? sayOf(namesOf(trail), sentence) : sentence;

function goesRound([first, ...others]: Step[]): string {
  const name = first?.name ?? '';
  return others.length > 0
    ? say('contains_itself_by', { name, others: namesOf(others) })
    : say('contains_itself', { name });
}

function goneOf({ kind }: Reference) {
  const isNamed = kind === 'segment' || kind === 'goal' || kind === 'funnel' || kind === 'zone';
  return isNamed ? (`gone_${kind}` as const) : 'gone_reference';
}

/** @param named what the sentence is about, and does not say as people have no use for it */
function refusal(sentence: string, named?: IssueValues) {
  const { values, ...said } = { message: sentence, ...readSentence(sentence) };
  const all = { ...values, ...named };
  const issue = { path: 'where', ...said, ...(Object.keys(all).length > 0 && { values: all }) };
  return appError('invalid_input', { message: sentence, issues: [issue] });
}

function* referencesIn(clauses: readonly Clause[]): Generator<Reference> {
  for (const clause of clauses) {
    if (clause.kind === 'group') yield* referencesIn(clause.any.flat());
    else if (isReference(clause)) yield clause;
  }
}

const hasReference = (clauses: readonly Clause[]): boolean => !referencesIn(clauses).next().done;

/** A cohort is of those whom the rest holds for, so it cannot be a part of that. */
function hasCohort(clause: Clause, meanings: ReadonlyMap<string, Meaning>): boolean {
  if (clause.kind === 'cohort') return true;
  if (clause.kind === 'group') return clause.any.flat().some((one) => hasCohort(one, meanings));
  const meaning = isReference(clause) ? meanings.get(keyOf(clause)) : undefined;
  return meaning !== undefined && 'clauses' in meaning && meaning.clauses.some((one) => hasCohort(one, meanings));
}

function lookUp(
  site: Site,
  reference: Reference,
  kinds: ReferenceKinds,
  beside: () => ResolvedSegment,
): Promise<Meaning | undefined> {
  switch (reference.kind) {
    case 'segment':
      return kinds.segment(site, reference, beside);
    case 'goal':
      return kinds.goal(site, reference, beside);
    case 'funnel':
      return kinds.funnel(site, reference, beside);
    case 'way':
      return kinds.way(site, reference, beside);
    case 'map':
      return kinds.map(site, reference, beside);
    case 'zone':
      return kinds.zone(site, reference, beside);
    case 'cohort':
      return kinds.cohort(site, reference, beside);
  }
}
