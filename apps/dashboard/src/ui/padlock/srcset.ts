/** One candidate: an address, which may hold commas but not end with one, and what it is for. */
const CANDIDATE = /\s*,*\s*(\S*[^\s,])(?:\s+([^,]*))?/g;

/** A `srcset` of those candidates that show; empty where none does, and the element falls back to its `src`. */
export function showInSrcset(srcset: string, show: (address: string) => string | undefined): string {
  const shown: string[] = [];
  for (const [, address = '', descriptor = ''] of srcset.matchAll(CANDIDATE)) {
    const url = show(address);
    if (url !== undefined) shown.push(`${url} ${descriptor}`.trim());
  }
  return shown.join(', ');
}
