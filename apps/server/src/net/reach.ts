import { once } from 'node:events';
import { createServer } from 'node:net';

const PATIENCE_MS = 5_000;

/** Whether this process could listen there; otherwise the reason, such as `EADDRINUSE` or `EACCES`. */
export async function canListen(port: number, host: string): Promise<true | string> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    server.close();
  }
}

/** Why nobody can listen there, and what to do about it. @param code as {@link canListen} has it */
export function listenTrouble(code: string, port: number, host: string): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Stop that one, or set PORT.`;
  if (code === 'EACCES') return `Port ${port} may not be opened by this user. Set PORT to one above 1023.`;
  return `Nobody can listen on ${host}:${port} (${code}). Is HOST an address of this machine?`;
}

/**
 * What the server's own address answers, by the way that people take. The address comes from the operator's settings and from
 * nobody else. Undefined where nothing answers, or something that speaks no JSON.
 */
export async function askOwn(address: string): Promise<unknown> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
    return await answer.json();
  } catch {
    return undefined; // the caller says what it means that nothing answers
  }
}
