import type { Person } from '@desirepath/contract/recording-notes';

/** Whoever is named in a text, `@` before the whole name; where one name begins with another, the longer one. */
export function mentionsIn(text: string, people: readonly Person[]): string[] {
  const named = partsOf(text, people).flatMap(({ person }) => (person ? [person.id] : []));
  return [...new Set(named)];
}

/** A text in parts, some of which name somebody. */
export function partsOf(text: string, people: readonly Person[]): { text: string; person?: Person }[] {
  const byLength = people.filter(({ name }) => name).toSorted((one, other) => other.name.length - one.name.length);
  const parts: { text: string; person?: Person }[] = [];
  let plain = '';
  for (let index = 0; index < text.length; ) {
    const rest = text.slice(index + 1);
    const person = text[index] === '@' ? byLength.find(({ name }) => isNamed(rest, name)) : undefined;
    if (!person) {
      plain += text[index++];
      continue;
    }
    if (plain) parts.push({ text: plain });
    plain = '';
    parts.push({ text: `@${person.name}`, person });
    index += person.name.length + 1;
  }
  return plain ? [...parts, { text: plain }] : parts;
}

/** A name ends where the word does: `@Adam` does not name Ada. */
const isNamed = (rest: string, name: string) =>
  rest.toLowerCase().startsWith(name.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(rest.slice(name.length));

/** What is being typed after an `@` just before the caret, and where that stands. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | undefined {
  const found = /(?:^|\s)@([^\s@]*(?: [^\s@]*)?)$/u.exec(text.slice(0, caret));
  const typed = found?.[1];
  return typed === undefined ? undefined : { from: caret - typed.length - 1, typed };
}

/** People whom the letters typed so far may mean. */
export function peopleLike(typed: string, people: readonly Person[]): Person[] {
  const sought = typed.toLowerCase();
  return people.filter(
    ({ name }) =>
      name
        .toLowerCase()
        .split(/[\s@.]+/)
        .some((word) => word.startsWith(sought)) || name.toLowerCase().startsWith(sought),
  );
}
