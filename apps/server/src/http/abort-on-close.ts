import type { FastifyReply } from 'fastify';

/** Aborted once who asked has gone, or has the whole answer: what is read for them alone need not be read on. */
export function abortOnClose({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  if (raw.destroyed) gone.abort(); // while it was being looked up who they are
  return gone.signal;
}
