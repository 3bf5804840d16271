import { readFileSync, statSync } from 'node:fs';
import { LAST_DAY } from '@desirepath/contract/days';
import { DAY_MS } from '@desirepath/contract/durations';
import { IMPORTS } from '@desirepath/contract/limits';
import { EventType } from '@desirepath/replay-format/rrweb';
import { z } from 'zod';
import { parsedJson } from '../../http/parsed-json.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** What rrweb 2 writes, as far as it is told apart here; the player, which trusts none of it, reads the rest. */
const rrwebEvent = z.looseObject({
  type: z.int().min(0).max(7),
  timestamp: z
    .number()
    .min(Date.UTC(2015, 0, 1))
    .max(Date.parse(LAST_DAY) + DAY_MS),
  data: z.looseObject({}),
});
export type RrwebEvent = z.infer<typeof rrwebEvent>;

export interface Recording {
  events: RrwebEvent[];
  /** Where it was made. */
  href: string;
  width: number;
  height: number;
}

/** A recording as `rrweb.record` gave it, in a JSON array or as `{"events": […]}`. @throws UnreadableFile */
export function readRecording(file: string): Recording {
  if (statSync(file).size > IMPORTS.recordingBytes)
    throw new UnreadableFile('recording_too_large', { most: IMPORTS.recordingBytes / 1024 ** 2 });
  const given = parsedJson(readFileSync(file, 'utf8'));
  if (given === undefined) throw new UnreadableFile('file_no_json');
  const list = z
    .array(z.unknown())
    .or(z.object({ events: z.array(z.unknown()) }).transform(({ events }) => events))
    .safeParse(given);
  if (!list.success) throw new UnreadableFile('file_of_neither');
  const events = list.data.map((item, index) => {
    const read = rrwebEvent.safeParse(item);
    if (!read.success) throw new UnreadableFile('recording_no_event', { count: index + 1 });
    return read.data;
  });
  events.sort((one, other) => one.timestamp - other.timestamp);
  if (!events.some(({ type }) => type === EventType.FullSnapshot)) throw new UnreadableFile('recording_no_snapshot');
  const meta = z
    .object({ href: z.url(), width: z.number(), height: z.number() })
    .safeParse(events.find(({ type }) => type === EventType.Meta)?.data);
  if (!meta.success) throw new UnreadableFile('recording_no_page');
  return { events, ...meta.data };
}
