import type { FastifyInstance } from 'fastify';
import { isOfSystem } from '../errors/is-of-system.ts';
import { Refused } from '../errors/refused.ts';
import { listenTrouble } from '../net/reach.ts';

/** Opens the server to whoever can reach it. @throws Refused cannot_listen */
export async function listen(server: FastifyInstance, port: number, host: string): Promise<void> {
  try {
    await server.listen({ port, host });
  } catch (cause) {
    if (!isOfSystem(cause)) throw cause;
    throw new Refused('cannot_listen', listenTrouble(String(cause.code), port, host), { cause });
  }
}
