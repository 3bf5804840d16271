import { Transform } from 'node:stream';
import { BODIES, INGEST } from '@desirepath/contract/limits';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { appError } from '../errors/app-error.ts';

/** How many bytes of bodies may be held at once, whoever sends them. */
export class BodyBudget {
  readonly #most: number;
  #held = 0;

  constructor(most: number = BODIES.heldBytes) {
    this.#most = most;
  }

  /** Bytes held now. */
  get held(): number {
    return this.#held;
  }

  /** Begins with nothing held. */
  open(): HeldBytes {
    let own = 0;
    let isReleased = false;
    return {
      grow: (bytes) => {
        if (isReleased) throw appError('incomplete_body');
        const most = own + bytes > BODIES.largeBytes ? this.#most * 0.75 : this.#most;
        if (this.#held + bytes > most) throw appError('ingest_busy');
        own += bytes;
        this.#held += bytes;
      },
      release: () => {
        this.#held -= own;
        own = 0;
        isReleased = true;
      },
    };
  }
}

export interface HeldBytes {
  /**
   * @throws AppError ingest_busy when all that is held together would be too much; incomplete_body once it is released, for nobody would let go of
   * what is held after that
   */
  grow(bytes: number): void;
  release(): void;
}

/**
 * Counts the bodies of an app's routes from their first byte to their answer, and sheds those that are too much.
 * @returns what tells of a request that it is to hold more, once it is decoded
 */
export function holdBodies(app: FastifyInstance, budget: BodyBudget): (request: FastifyRequest, bytes: number) => void {
  const held = new WeakMap<FastifyRequest, HeldBytes>();

  app.addHook('preParsing', (request, reply, payload, done) => {
    const mine = budget.open();
    held.set(request, mine);
    reply.raw.once('close', mine.release); // answered, or its sender has gone
    const length = Number(request.headers['content-length']);
    try {
      // What is announced is held from now on: a slow sender's first bytes are the beginning of all of them.
      if (length >= 0) mine.grow(Math.min(length, INGEST.bodyBytes));
      done(null, Number.isNaN(length) ? payload.pipe(counting(mine)) : payload);
    } catch (error) {
      done(error as Error); // grow throws nothing else
    }
  });
  return (request, bytes) => held.get(request)?.grow(bytes);
}

/** Bodies that do not announce their length are counted as they come. */
const counting = (held: HeldBytes) =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        held.grow(chunk.length);
        done(null, chunk);
      } catch (error) {
        done(error as Error); // grow throws nothing else
      }
    },
  });
