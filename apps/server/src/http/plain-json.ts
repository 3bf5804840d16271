/**
 * What goes out as `JSON.stringify` writes it. All that the contract knows is JSON already, so nothing has to be translated; oRPC would look for
 * dates, sets and files in each number of an answer, and copy it meanwhile. What has a class of its own it leaves as it is.
 */
class PlainJson {
  readonly #answer: object;
  constructor(answer: object) {
    this.#answer = answer;
  }
  toJSON(): object {
    return this.#answer;
  }
}

/** Of what a procedure answers, objects and lists; files, streams and nothing at all stay what they are. */
export async function plainJson({ next }: { next: () => Promise<unknown> }): Promise<unknown> {
  const answer = await next();
  return Array.isArray(answer) || isPlainObject(answer) ? new PlainJson(answer) : answer;
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
