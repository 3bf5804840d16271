import { contract } from '@desirepath/contract';
import { LIVE } from '@desirepath/contract/limits';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { appError } from '../../errors/app-error.ts';
import type { CallerGuard } from '../../http/guard.ts';
import { rawRoute } from '../../http/raw-route.ts';
import type { Sites } from '../../storage/records/sites.ts';
import type { LiveSites } from './live.ts';

export interface LiveStreamDependencies {
  live: LiveSites;
  sites: Pick<Sites, 'owned'>;
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no', // nginx would keep small messages until they are a page
};

/**
 * The route that tells what happens on a site as it happens. A stream ends when its reader leaves, reads too slowly, may not
 * read any longer, or when the server stops; a reader that wants more comes again.
 */
export function liveStreamRoute({ live, sites }: LiveStreamDependencies, guard: CallerGuard) {
  return async (app: FastifyInstance) => {
    const streams = new Streams();
    app.addHook('preClose', async () => streams.endAll());

    rawRoute(app, guard, contract.trends.liveStream, async ({ input, caller, reply }) => {
      await sites.owned(caller.account.id, input.site);
      if (reply.request.method === 'HEAD') return reply.headers(HEADERS).send();
      const mayRead = async () => {
        const { account } = await guard.proveCaller(reply.request);
        await sites.owned(account.id, input.site);
      };
      streams.open(caller.account.id, reply, mayRead, (send) => live.join(input.site, send));
      return reply;
    });
  };
}

/** The streams that are open now. */
class Streams {
  readonly #ofAccount = new Map<string, Set<() => void>>();
  #isClosing = false;

  /** @throws AppError too_many_streams */
  open(
    account: string,
    reply: FastifyReply,
    mayRead: () => Promise<void>,
    join: (send: (text: string) => void) => () => void,
  ): void {
    const open = this.#ofAccount.get(account) ?? new Set();
    if (open.size >= LIVE.streamsPerAccount || this.#isClosing) throw appError('too_many_streams');
    if (reply.raw.destroyed) return; // its reader left while their right was being looked up
    const response = takeOver(reply);
    const send = (text: string) => {
      if (response.destroyed || response.writableEnded) return;
      if (response.writableLength > LIVE.unsentBytes) response.destroy();
      else response.write(text);
    };
    const heartbeat = setInterval(() => {
      send(': \n\n');
      // Signed out meanwhile, or the site is another's: whoever asks anew is told why.
      mayRead().catch(() => response.end());
    }, LIVE.heartbeat);
    const end = () => response.end();
    open.add(end);
    this.#ofAccount.set(account, open);
    send(': \n\n'); // so that the headers leave at once
    const leave = join(send);
    response.once('close', () => {
      clearInterval(heartbeat);
      leave();
      open.delete(end);
      if (open.size === 0 && this.#ofAccount.get(account) === open) this.#ofAccount.delete(account);
    });
  }

  endAll(): void {
    this.#isClosing = true;
    for (const end of [...this.#ofAccount.values()].flatMap((open) => [...open])) end();
  }
}

/** From here on nothing but the stream itself decides when the answer ends: no limit on the time of a handler holds. */
function takeOver(reply: FastifyReply) {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...HEADERS })) {
    if (value !== undefined) raw.setHeader(name, value);
  }
  return raw;
}
