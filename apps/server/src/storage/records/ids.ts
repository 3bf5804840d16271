/** The records may be in a store that takes no more than some ten thousand values in one statement. */
const IDS_AT_ONCE = 1_000;

/** Ids in as many parts as there have to be statements; none where there are none. */
export function* partsOf(ids: Iterable<string>): Generator<string[]> {
  let part: string[] = [];
  for (const id of ids) {
    part.push(id);
    if (part.length < IDS_AT_ONCE) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
