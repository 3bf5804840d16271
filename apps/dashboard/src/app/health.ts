/** What does not answer: the server itself, both of its stores, or one of them. */
export type Health = 'ok' | 'behaviour' | 'records' | 'stores' | 'server';

/** What `/readyz` says. Whatever is not its answer is not the server's: that of a proxy, or none. */
export async function healthIn(ask: () => Promise<Response>): Promise<Health> {
  try {
    const said: unknown = await (await ask()).json();
    if (typeof said !== 'object' || said === null || !('behaviour' in said && 'records' in said)) return 'server';
    if (said.behaviour === true) return said.records === true ? 'ok' : 'records';
    return said.records === true ? 'behaviour' : 'stores';
  } catch {
    return 'server';
  }
}
