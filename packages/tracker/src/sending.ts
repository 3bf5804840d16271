import { signal } from './context.ts';
import { gzipNow } from './gzip-now.ts';
import { pack } from './pack.ts';
import type { Kit } from './signals/lazily.ts';
import { parseJson } from './store.ts';
import { ANSWER_WITHIN, type Send, type Transport } from './transport.ts';

/** Proxies that know nothing of sockets answer at once, or never. */
const OPEN_WITHIN = 3000;

/** From here on what leaves is packed, also as the page ends; and batches leave by a socket, on sites that want it. */
export const startSending = signal<Kit>((kit) => {
  const send = kit.createPost(kit.settings.api_url, kit.warn, pack);
  kit.sendBy({ send, ...(kit.settings.transport === 'websocket' && createSocket(kit, send)), shrink: gzipNow });
});

/** Frames of one WebSocket, one a batch; requests once it cannot be had. */
const createSocket = ({ settings, warn, outcomeOf }: Kit, post: Send): Transport => {
  const url = settings.api_url.replace('http', 'ws').replace(/api\/track\/batches$/, 'ws/batches');
  let socket: Promise<WebSocket | undefined> | undefined;
  let isGivenUp = false;
  /** Settles the frame that is out; there is one at a time. */
  let settle: (asked: number | undefined) => void = () => {};

  const open = async (): Promise<WebSocket | undefined> => {
    const fresh = new WebSocket(url);
    const timer = setTimeout(() => fresh.close(), OPEN_WITHIN);
    const isOpen = await new Promise<boolean>((resolve) => {
      fresh.onopen = () => resolve(true);
      fresh.onclose = () => {
        resolve(false);
        socket = undefined;
        settle(0);
      };
    });
    clearTimeout(timer);
    fresh.onmessage = ({ data }) => {
      const { status, retry_after = 0 } = (parseJson(data) ?? {}) as { status?: number; retry_after?: number };
      if (status) settle(outcomeOf(status, retry_after, warn));
    };
    return isOpen ? fresh : undefined;
  };
  return {
    async send(json, begin) {
      if (!isGivenUp) socket ??= open().catch(() => undefined);
      const ready = await socket;
      if (!ready) {
        isGivenUp = true;
        return post(json, begin);
      }
      if (!begin()) return;
      return new Promise((resolve) => {
        const timer = setTimeout(() => ready.close(), ANSWER_WITHIN);
        settle = (asked) => {
          clearTimeout(timer);
          resolve(asked);
        };
        ready.send(json);
      });
    },
    close: () => void socket?.then((ready) => ready?.close()),
  };
};
