/** The JSON value that a text is; undefined where it is none, for who treats that like any other wrong value. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
