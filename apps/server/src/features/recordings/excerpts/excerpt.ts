import type { SharedRecordingView } from '@desirepath/contract/shared-recording';
import type { Behaviour } from '../../../storage/behaviour/open.ts';
import type { Records } from '../../../storage/records/open.ts';
import { type FoundClip, selectClip } from '../clips/queries.ts';
import { findRecording, type RecordingRow } from '../queries.ts';
import type { Stretch } from './cut.ts';

/** A recording, or the part of it that a clip is. */
export interface Excerpt {
  site: number;
  /** The recording. */
  id: string;
  recording: RecordingRow;
  clip: FoundClip | undefined;
  /** All of the recording, or the clip. */
  stretch: Stretch;
}

/** @param of the recording, the clip, or both, which must belong together. Undefined where there is no such thing */
export async function findExcerpt(
  { behaviour, records }: { behaviour: Behaviour; records: Records },
  site: number,
  of: { recording?: string | undefined; clip?: string | undefined },
): Promise<Excerpt | undefined> {
  const clip = of.clip === undefined ? undefined : await selectClip(records, site, of.clip);
  const id = of.recording ?? clip?.recording;
  if (id === undefined || (of.clip !== undefined && clip?.recording !== id)) return undefined;
  const recording = await findRecording(behaviour, site, id);
  if (!recording) return undefined;
  const { started_at, duration } = recording;
  const stretch = clip
    ? { from: started_at + clip.from, to: started_at + Math.min(clip.to, duration) }
    : { from: started_at, to: started_at + duration };
  return { site, id, recording, clip, stretch };
}

/** What anybody may know of it: not whose it was, nor where they were. */
export function viewOf({ recording, clip, stretch }: Excerpt): Omit<SharedRecordingView, 'name' | 'timeline'> {
  const { started_at, duration, device, browser, os } = recording;
  return {
    started_at: new Date(started_at).toISOString(),
    duration,
    clip: clip ? { from: stretch.from - started_at, to: stretch.to - started_at } : null,
    device,
    browser,
    os,
  };
}
