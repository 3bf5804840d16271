import { RATE_LIMITS } from '@desirepath/contract/limits';
import { describe, expect, it } from 'vitest';
import { RateLimits, weightOf } from './rate-limits.ts';

const RATE = 10;
const BURST = RATE * RATE_LIMITS.burstSeconds;

function limited(rates = { perIp: RATE, perSite: 0 }) {
  let now = 1_000_000;
  const limits = new RateLimits(rates, () => now);
  return {
    limits,
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
    isTaken: (ip: string, events = 1) => {
      try {
        limits.spendOfIp(ip, events);
        return true;
      } catch {
        return false;
      }
    },
  };
}

describe('RateLimits', () => {
  it('let a burst through, then the rate', () => {
    const { pass, isTaken } = limited();
    expect(isTaken('a', BURST)).toBe(true);
    expect(isTaken('a')).toBe(false);
    pass(1);
    expect(Array.from({ length: RATE + 1 }, () => isTaken('a'))).toEqual([...Array(RATE).fill(true), false]);
    expect(isTaken('b')).toBe(true);
  });

  it('take a batch that is larger than any burst, and then wait until it is paid for', () => {
    const { limits, pass, isTaken } = limited();
    expect(isTaken('a', BURST + 100)).toBe(true);
    expect(() => limits.spendOfIp('a', 1)).toThrow(expect.objectContaining({ code: 'rate_limited', retryAfter: 11 }));
    pass(10);
    expect(isTaken('a')).toBe(false);
    pass(1);
    expect(isTaken('a')).toBe(true);
  });

  it('take the addresses of one IPv6 network for one', () => {
    const { isTaken } = limited();
    isTaken('2001:db8:1:2::1', BURST);
    expect(isTaken('2001:db8:1:2:ffff::2')).toBe(false);
    expect(isTaken('2001:db8:1:3::1')).toBe(true);
    expect(isTaken('::ffff:203.0.113.1')).toBe(true);
  });

  it('are not there where the rate is none', () => {
    const { limits, isTaken } = limited({ perIp: 0, perSite: 0 });
    limits.chargeIp('a', 1_000_000);
    limits.spendOfSite(1, 1_000_000);
    limits.spendOfSite(1, 1_000_000);
    expect(isTaken('a', 1_000_000) && isTaken('a', 1_000_000)).toBe(true);
  });

  it('are of each site by itself, and divided among the servers that there are', () => {
    let servers = 1;
    const limits = new RateLimits(
      { perIp: 0, perSite: RATE },
      () => 0,
      () => servers,
    );
    const isTaken = (site: number, events: number) => {
      try {
        limits.spendOfSite(site, events);
        return true;
      } catch {
        return false;
      }
    };
    expect([isTaken(1, BURST - 1), isTaken(1, 1), isTaken(1, 1)]).toEqual([true, true, false]);
    servers = 2;
    expect([isTaken(2, BURST / 2), isTaken(2, 1), isTaken(3, BURST)]).toEqual([true, false, true]);
  });

  it('charge an address for what it was not asked for beforehand, and refuse its next call where it owes', () => {
    const { limits, pass, isTaken } = limited();
    limits.chargeIp('a', BURST + 2 * RATE - 1);
    expect([isTaken('a'), isTaken('b')]).toEqual([false, true]);
    pass(2);
    expect(isTaken('a')).toBe(true);
  });

  it('give nothing for a clock that steps back, and take nothing', () => {
    const { pass, isTaken } = limited();
    isTaken('a', BURST - 1);
    pass(-3600);
    expect([isTaken('a'), isTaken('a')]).toEqual([true, false]);
  });
});

describe('weightOf', () => {
  it.each([
    ['nothing', undefined, 1],
    ['text', 'x', 1],
    ['no list', { events: 'x', replay: 7 }, 1],
    ['events', { events: Array(20) }, 20],
    ['a recording', { events: [], replay: { events: Array(3000) } }, 30],
    ['a recording that is none', { events: [], replay: null }, 1],
    ['all of these', { events: Array(2), replay: { events: Array(150), ops: ' '.repeat(4097), pieces: Array(3) } }, 9],
    ['one in our own format', { events: [], replay: { ops: ' '.repeat(100_000) } }, 25],
  ])('of %s', (_what, body, weight) => {
    expect(weightOf(body)).toBe(weight);
  });
});
