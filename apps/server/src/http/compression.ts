import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Less fits into the packet that its headers come in. */
const FROM_BYTES = 1024;

/** So much takes a quarter of a millisecond; of more the thread pool takes care. */
const AT_ONCE_BYTES = 32 * 1024;

/** What browsers take where there is no TLS: half the time of zlib’s usual 6, for 7 % more bytes. */
const GZIP_LEVEL = 3;

/**
 * Compresses the JSON that routes answer with which are registered after this: a tenth of the bytes is left of a list, or of a page to be
 * replayed. Streams of events, downloads, and what comes compressed are left as they are.
 *
 * What is secret in an answer cannot be guessed by its length (BREACH): for that a foreign page would have to make the browser ask
 * as its user, again and again, and the cookie is never sent along from another site (SameSite=Strict, `accounts/auth.ts`).
 */
export const compressJson = (server: FastifyInstance) =>
  server.register(compress, {
    encodings: ['zstd', 'br', 'gzip'], // the first that the client knows: zstd takes a fifth of the time of the others
    threshold: FROM_BYTES,
    syncThreshold: AT_ONCE_BYTES,
    zlibOptions: { level: GZIP_LEVEL },
    customTypes: /^application\/json(;|$)/,
    globalDecompression: false, // bodies are read where their size is watched, see `ingest/decode.ts`
  });
