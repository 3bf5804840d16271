import { RATE_LIMITS } from '@desirepath/contract/limits';
import { type AppError, appError } from '../errors/app-error.ts';
import { networkOf } from '../http/network-of.ts';
import { Recent } from '../http/recent.ts';

interface Bucket {
  tokens: number;
  /** When it was last filled, epoch ms. */
  at: number;
}

export interface Rates {
  /** Events a second, 0 for no limit. */
  perIp: number;
  perSite: number;
}

/**
 * Token buckets: each address and each site has events a second to spend, and some seconds' worth at once. Whoever has any left may
 * send a whole batch and owe the rest, so that no batch is too large for ever. What a site may get is divided among the servers that there
 * are; an address is counted at each, for a balancer that keeps it to one server sends all of it there.
 */
export class RateLimits {
  readonly #rates: Rates;
  readonly #clock: () => number;
  readonly #servers: () => number;
  readonly #ips = new Recent<Bucket>(RATE_LIMITS.buckets);
  readonly #sites = new Recent<Bucket>(RATE_LIMITS.buckets);

  constructor(rates: Rates, clock: () => number, servers: () => number = () => 1) {
    this.#rates = rates;
    this.#clock = clock;
    this.#servers = servers;
  }

  /** @throws AppError rate_limited */
  spendOfIp(ip: string, events: number): void {
    if (this.#rates.perIp > 0) this.#spend(this.#ips, networkOf(ip), this.#rates.perIp, events);
  }

  /** @throws AppError rate_limited */
  spendOfSite(siteId: number, events: number): void {
    const { perSite } = this.#rates;
    if (perSite > 0) this.#spend(this.#sites, String(siteId), perSite / this.#servers(), events);
  }

  /** Why nothing is taken of an address that owes. */
  refusalOfIp(ip: string): AppError | undefined {
    const { perIp } = this.#rates;
    if (perIp > 0) return refusalOf(this.#filled(this.#ips, networkOf(ip), perIp), perIp);
  }

  /** Takes from an address what it was not asked for beforehand. It may owe then; the next call of it is refused. */
  chargeIp(ip: string, events: number): void {
    if (this.#rates.perIp > 0) this.#filled(this.#ips, networkOf(ip), this.#rates.perIp).tokens -= events;
  }

  #spend(buckets: Recent<Bucket>, key: string, rate: number, events: number): void {
    const bucket = this.#filled(buckets, key, rate);
    const refusal = refusalOf(bucket, rate);
    if (refusal) throw refusal;
    bucket.tokens -= events;
  }

  /** A bucket as it is by now. */
  #filled(buckets: Recent<Bucket>, key: string, rate: number): Bucket {
    const now = this.#clock();
    const full = rate * RATE_LIMITS.burstSeconds;
    const bucket = buckets.getOrInsertComputed(key, () => ({ tokens: full, at: now }));
    const seconds = Math.max(0, now - bucket.at) / 1000; // a clock that steps back gives nothing, and takes nothing
    bucket.tokens = Math.min(full, bucket.tokens + seconds * rate);
    bucket.at = now;
    return bucket;
  }
}

const refusalOf = ({ tokens }: Bucket, rate: number) =>
  tokens <= 0 ? appError('rate_limited', { retryAfter: Math.ceil((1 - tokens) / rate) }) : undefined;

/** What a body counts as, before anything else is known of it: never less than one event. */
export function weightOf(body: unknown): number {
  const { events, replay } = asBatch(body);
  const recorded = asBatch(replay);
  const weight =
    lengthOf(events) +
    Math.ceil(lengthOf(recorded.events) / RATE_LIMITS.replayEventsPerEvent) +
    (typeof recorded.ops === 'string' ? Math.ceil(recorded.ops.length / RATE_LIMITS.replaySignsPerEvent) : 0) +
    lengthOf(recorded.pieces); // of some thousand signs each
  return Math.max(1, weight);
}

const asBatch = (given: unknown): { events?: unknown; replay?: unknown; ops?: unknown; pieces?: unknown } =>
  typeof given === 'object' && given !== null ? given : {};
const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
