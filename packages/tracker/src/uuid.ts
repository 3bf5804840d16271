/** A random UUID (version 4). `crypto.randomUUID` is missing on pages without https. */
export const uuid = (): string => {
  const random = crypto.getRandomValues(new Uint8Array(36)); // one for each place
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (place, at) =>
    // Four random bits a digit; of the variant's digit, 8, only the lower two are.
    (+place ^ ((random[at] as number) & (15 >> (+place / 4)))).toString(16),
  );
};

/** Whether something from where anyone may write, such as storage, is an id that the server takes (RFC 9562). */
export const isUuid = (value: unknown): value is string =>
  typeof value === 'string' && /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(value);
