import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { say } from '@desirepath/contract/issues';
import { OUTGOING } from '@desirepath/contract/limits';
import type { Agent } from 'undici';
import { appError } from '../../errors/app-error.ts';
import { isPublic } from './addresses.ts';
import { problemOfTarget } from './target.ts';

/** What was answered; of a long body, and of one that breaks off or does not end in time, the beginning. */
export interface Answer {
  status: number;
  body: string;
}

interface Posted {
  headers: Record<string, string>;
  body: string;
  signal?: AbortSignal;
}

/** The only door out. What is behind it cannot be turned against the network that the server runs in. */
export interface SafeFetch {
  /**
   * Redirects are not followed: they are an answer like any other.
   * @throws AppError address_refused, whatever the network throws, and a TimeoutError
   */
  post(url: string, posted: Posted): Promise<Answer>;
  /** For whoever is about to keep an address. Where its name is not known (yet), it is fine. @throws AppError address_refused */
  check(url: string): Promise<void>;
  close(): Promise<void>;
}

interface SafeFetchOptions {
  /** Lets requests reach this machine and its network. */
  allowPrivate: boolean;
  lookup?: typeof systemLookup;
}

export function createSafeFetch({ allowPrivate, lookup = systemLookup }: SafeFetchOptions): SafeFetch {
  const isAllowed = (address: string) => allowPrivate || isPublic(address);
  const refuseOthers = (url: string) => {
    const message = problemOfTarget(url);
    if (message !== undefined) throw appError('address_refused', { message });
  };

  /** Every address of a name has to be allowed; what is connected to is one of those that were looked at. */
  const checkedLookup: LookupFunction = (host, options, callback) => {
    lookup(plainHost(host), { ...options, all: true }, (error, found: LookupAddress[]) => {
      const [first] = error ? [] : found;
      if (!first) return callback(error ?? new Error(`${host} has no address`), '', 0);
      if (!found.every(({ address }) => isAllowed(address))) return callback(notPublic(host), '', 0);
      return options.all ? callback(null, found) : callback(null, first.address, first.family);
    });
  };

  const open = async () => {
    const { Agent, buildConnector } = await import('undici');
    const connectTo = buildConnector({ timeout: OUTGOING.connectTime, lookup: checkedLookup, autoSelectFamily: true });
    return new Agent({
      connect(target, callback) {
        const host = plainHost(target.hostname);
        // An address that is written out is not looked up.
        if (isIP(host) && !isAllowed(host)) return callback(notPublic(host), null);
        return connectTo(target, callback);
      },
      headersTimeout: OUTGOING.time,
      bodyTimeout: OUTGOING.time,
      // A connection that is kept was checked when its name meant what it meant then.
      pipelining: 0,
    });
  };
  /** Opened with the first request: many servers never send one. */
  let agent: Promise<Agent> | undefined;

  return {
    async post(url, { headers, body, signal }) {
      refuseOthers(url);
      const time = AbortSignal.timeout(OUTGOING.time);
      const { origin, pathname, search } = new URL(url);
      agent ??= open();
      const answer = await (await agent).request({
        origin,
        path: `${pathname}${search}`,
        method: 'POST',
        headers,
        body,
        signal: signal ? AbortSignal.any([signal, time]) : time,
      });
      return { status: answer.statusCode, body: await beginningOf(answer.body, signal) };
    },
    async check(url) {
      refuseOthers(url);
      const host = plainHost(new URL(url).hostname);
      const found = isIP(host) ? [host] : await addressesOf(host, lookup);
      if (!found.every(isAllowed)) throw notPublic(host);
    },
    close: async () => (await agent)?.destroy(),
  };
}

/** Without the brackets of IPv6, and the dot after a name, which not every resolver knows. */
const plainHost = (host: string) => host.replace(/^\[|\]$|\.$/g, '');

const notPublic = (host: string) => appError('address_refused', { message: say('target_not_public', { host }) });

/** None where the name is not known. */
const addressesOf = (host: string, lookup: typeof systemLookup) =>
  new Promise<string[]>((resolve) =>
    lookup(host, { all: true }, (error, found) => resolve(error ? [] : found.map(({ address }) => address))),
  );

/** What broke off was answered all the same: its status says whether it was taken. */
async function beginningOf(body: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body) {
      parts.push(part);
      size += part.byteLength;
      if (size >= OUTGOING.answerBytes) break; // which ends the connection
    }
  } catch (error) {
    if (signal?.aborted) throw error;
  }
  return Buffer.concat(parts).subarray(0, OUTGOING.answerBytes).toString();
}
