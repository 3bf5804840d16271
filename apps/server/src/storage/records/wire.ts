import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { BaseLogger } from 'pino';
import { z } from 'zod';
import { parsedJson } from '../../http/parsed-json.ts';

/** PostgreSQL passes on no message of 8,000 bytes or more. */
const MOST_BYTES = 7_900;
/** What of it is left for a message beside its topic and who it is from. */
export const WIRE_BYTES = 7_500;
const CHANNEL = 'desirepath';
/** How often a server says that it is there, and after what silence it is taken to be gone. */
const HERE_EVERY_MS = 5_000;
const GONE_AFTER_MS = 3 * HERE_EVERY_MS;
const CONNECT_AGAIN_MS = 1_000;
/** A PostgreSQL that says nothing for so long is gone without a word: the connection is given up. */
const ANSWER_WITHIN_MS = 10_000;
/** What is kept to be told while the connection is away; it is company for what people watch, and no promise. */
const MOST_WAITING = 1_000;

/**
 * What servers on the same records tell each other at once. A message may get lost: nothing that has to arrive travels by it, and what
 * is remembered because of one has an end, or is forgotten at a gap.
 */
export interface Wire {
  /** @param message JSON of at most {@link WIRE_BYTES}; what is larger is not told */
  tell(topic: string, message: unknown): void;
  /** What other servers tell; that of a server of another version may be of another shape. */
  hear<Message>(topic: string, shape: z.ZodType<Message>, listener: (message: Message) => void): void;
  /** Called when messages may have been missed. */
  onGap(listener: () => void): void;
  /** How many servers there are, this one among them. */
  servers(): number;
  close(): Promise<void>;
}

/** For a server that is alone. */
export const silentWire: Wire = {
  tell: () => {},
  hear: () => {},
  onGap: () => {},
  servers: () => 1,
  close: async () => {},
};

interface WireDependencies {
  url: string;
  createUuid: () => string;
  /** epoch ms */
  clock: () => number;
  log: Pick<BaseLogger, 'warn'>;
}

const envelope = z.object({ from: z.string(), topic: z.string(), message: z.unknown() });
type Envelope = z.infer<typeof envelope>;

/** By PostgreSQL's LISTEN and NOTIFY, on a connection of its own. */
export function openWire({ url, createUuid, clock, log }: WireDependencies): Wire {
  const self = createUuid();
  const listeners = new Map<string, ((message: unknown) => void)[]>();
  const atGaps: (() => void)[] = [];
  /** When each other server was last heard of. */
  const heardAt = new Map<string, number>();
  const ending = new AbortController();
  let waiting: string[] = [];
  let connected: pg.Client | undefined;
  let sending: Promise<void> | undefined;

  const receive = (payload: string | undefined) => {
    const read = envelope.safeParse(parsedJson(payload ?? ''));
    if (!read.success || read.data.from === self) return;
    const { from, topic, message } = read.data;
    if (topic === 'gone') heardAt.delete(from);
    else heardAt.set(from, clock());
    if (topic === 'gap') for (const forget of atGaps) forget();
    for (const listener of listeners.get(topic) ?? []) listener(message);
  };
  /** One statement after the other: a connection takes no more at a time. */
  const flush = async () => {
    while (connected && waiting.length > 0) {
      const [client, messages] = [connected, waiting];
      waiting = [];
      await client
        .query('select pg_notify($1, message) from unnest($2::text[]) as message', [CHANNEL, messages])
        .catch((err) => {
          log.warn({ err }, 'other servers were not told something');
          return client.end().catch(() => {});
        });
    }
  };
  const send = () => {
    if (sending || !connected || waiting.length === 0) return;
    sending = flush().finally(() => {
      sending = undefined;
      send();
    });
  };
  const tell = (topic: string, message: unknown) => {
    const text = JSON.stringify({ from: self, topic, message } satisfies Envelope);
    if (Buffer.byteLength(text) > MOST_BYTES) return;
    waiting.push(text);
    if (waiting.length > MOST_WAITING) waiting.shift();
    // What is told in one turn goes in one statement.
    queueMicrotask(send);
  };

  const listen = async () => {
    while (!ending.signal.aborted) {
      const client = new pg.Client({
        connectionString: url,
        connectionTimeoutMillis: ANSWER_WITHIN_MS,
        query_timeout: ANSWER_WITHIN_MS,
        keepAlive: true,
        application_name: 'desirepath-wire',
      });
      client.on('notification', ({ payload }) => receive(payload));
      const ended = new Promise<void>((resolve) => {
        client.on('error', () => resolve());
        client.on('end', () => resolve());
      });
      try {
        await client.connect();
        await client.query(`listen ${CHANNEL}`);
        connected = client;
        for (const forget of atGaps) forget();
        tell('gap', null); // the others may have missed what this one had to tell
        send();
        // `close` ends a connection that it finds; one that came after that nobody else would.
        if (!ending.signal.aborted) await ended;
      } catch (err) {
        log.warn({ err }, 'other servers cannot be heard; trying again');
      }
      connected = undefined;
      await client.end().catch(() => {});
      await sleep(CONNECT_AGAIN_MS, undefined, { signal: ending.signal }).catch(() => {});
    }
  };
  const listening = listen();
  const pulse = setInterval(() => tell('here', null), HERE_EVERY_MS).unref();

  return {
    tell,
    hear(topic, shape, listener) {
      const read = (message: unknown) => {
        const { success, data } = shape.safeParse(message);
        if (success) listener(data);
      };
      listeners.set(topic, [...(listeners.get(topic) ?? []), read]);
    },
    onGap: (listener) => void atGaps.push(listener),
    servers() {
      for (const [server, at] of heardAt) if (clock() - at > GONE_AFTER_MS) heardAt.delete(server);
      return 1 + heardAt.size;
    },
    async close() {
      clearInterval(pulse);
      tell('gone', null);
      send();
      await sending;
      ending.abort();
      await connected?.end().catch(() => {});
      await listening;
    },
  };
}
