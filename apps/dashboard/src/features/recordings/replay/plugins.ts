import type { ReplayEvent } from '@desirepath/contract/tracking';
import { NEWER_PLUGIN } from '@desirepath/replay-format/decode';

/** A request of the recorded page; times are epoch ms. */
export interface RecordedRequest {
  name: string;
  method: string;
  /** What made it: `fetch`, `script`, `img` … */
  kind: string;
  /** 0 where none is known. */
  status: number;
  at: number;
  duration: number;
  bytes: number;
}

/** What a page wrote to its console. */
export interface ConsoleLine {
  at: number;
  level: string;
  text: string;
}

/** rrweb's type of what plugins of its recorder emit. */
const PLUGIN = 6;

interface Told {
  requests: RecordedRequest[];
  lines: ConsoleLine[];
  /** Parts that a newer recorder has written, which are kept as they came. */
  newer: number;
}

/** A page may send anything as a plugin's event; what does not look like what is known is left out. */
export function readPlugins(events: readonly ReplayEvent[]): Told {
  const requests: RecordedRequest[] = [];
  const lines: ConsoleLine[] = [];
  let newer = 0;
  for (const { type, timestamp, data } of events) {
    if (type !== PLUGIN || !isRecord(data) || !isRecord(data.payload)) continue;
    if (data.plugin === 'rrweb/network@1') requests.push(...listOf(data.payload.requests).flatMap(toRequest));
    if (data.plugin === NEWER_PLUGIN) newer++;
    if (data.plugin === 'rrweb/console@1') lines.push(toLine(timestamp, data.payload));
  }
  return { requests, lines, newer };
}

function toRequest(given: unknown): RecordedRequest[] {
  if (!isRecord(given) || !isTime(given.startTime)) return [];
  return [
    {
      name: textOf(given.name),
      method: textOf(given.method),
      kind: textOf(given.initiatorType) || textOf(given.entryType),
      status: numberOf(given.status),
      at: given.startTime,
      duration: numberOf(given.duration),
      bytes: numberOf(given.transferSize),
    },
  ];
}

/** rrweb's own console plugin gives each argument as JSON. */
const toLine = (at: number, { level, payload }: Record<string, unknown>): ConsoleLine => ({
  at,
  level: textOf(level) || 'log',
  text: listOf(payload).map(textOf).map(unquoted).join(' '),
});

const unquoted = (text: string) =>
  text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value > 0;
const numberOf = (value: unknown): number => (isTime(value) ? value : 0);
/** No line that is shown is longer. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 4_000) : '');
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
