import { readFileSync, statSync } from 'node:fs';
import { IMPORTS } from '@desirepath/contract/limits';
import { EventType } from '@desirepath/replay-format/rrweb';
import { z } from 'zod';

/** What rrweb 2 writes, as far as it is told apart here; the player, which trusts none of it, reads the rest. */
const rrwebEvent = z.looseObject({
  type: z.int().min(0).max(7),
  timestamp: z.number().min(Date.UTC(2015, 0, 1)),
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

/** A recording as `rrweb.record` gave it, in a JSON array or as `{"events": […]}`. @throws Error with a sentence that says what is wrong */
export function readRecording(file: string): Recording {
  if (statSync(file).size > IMPORTS.recordingBytes)
    throw new Error(`A recording may have ${IMPORTS.recordingBytes / 1024 ** 2} MB. Split it.`);
  const given: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const list = z
    .array(z.unknown())
    .or(z.object({ events: z.array(z.unknown()) }).transform(({ events }) => events))
    .safeParse(given);
  if (!list.success) throw new Error('The file is neither a list of rrweb’s events nor lines of GA4’s.');
  const events = list.data.map((item, index) => {
    const read = rrwebEvent.safeParse(item);
    if (!read.success) throw new Error(`Element ${index + 1} is no event of rrweb 2.`);
    return read.data;
  });
  events.sort((one, other) => one.timestamp - other.timestamp);
  if (!events.some(({ type }) => type === EventType.FullSnapshot))
    throw new Error('The recording has no full snapshot: nothing could be shown.');
  const meta = z
    .object({ href: z.url(), width: z.number(), height: z.number() })
    .safeParse(events.find(({ type }) => type === EventType.Meta)?.data);
  if (!meta.success) throw new Error('The recording does not say of which page it is (an event of type 4).');
  return { events, ...meta.data };
}
