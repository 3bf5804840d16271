import type { Question } from '@desirepath/contract/segment';
import { t } from '@lingui/core/macro';
import type { z } from 'zod';
import { deviceName } from '../../../app/environment.tsx';
import { NO_SEGMENT } from '../../../app/search.ts';
import { formatDays } from '../../../ui/format.ts';
import type { PageOfDevice, SnapshotChoice } from '../queries.ts';
import type { comparisonSearch } from './search.ts';

type ComparisonSearch = z.infer<typeof comparisonSearch>;

/** One of the two that are compared. */
export interface Side {
  question: Question;
  page: PageOfDevice;
  chosen: SnapshotChoice;
}

/** The second side: the first one, but for what the address says. */
export function otherSide(first: Side, search: ComparisonSearch): Side {
  const { with_from, with_to, with_screen, with_snapshot, with_where } = search;
  return {
    question: {
      ...first.question,
      ...(with_where === undefined ? {} : { ...NO_SEGMENT, where: with_where || undefined }),
      ...(with_from && with_to ? { from: with_from, to: with_to } : {}),
    },
    page: { ...first.page, screen: with_screen ?? first.page.screen },
    chosen: {
      state: first.chosen.state,
      // The snapshot of one device is none of another.
      id: with_snapshot ?? (with_screen ? undefined : first.chosen.id),
    },
  };
}

/** What a side is, in a few words: what it has in common with the other goes without saying. */
export function sideWords(side: Side, other: Side): string {
  const words: string[] = [];
  if (side.page.screen !== other.page.screen) words.push(deviceName(side.page.screen));
  const [own, theirs] = [side.question, other.question];
  if (own.from !== theirs.from || own.to !== theirs.to) words.push(formatDays(own.from, own.to));
  if (own.where !== theirs.where || own.device !== theirs.device)
    words.push(isEveryone(own) ? t`Everyone` : t`Segment`);
  if (side.chosen.id !== other.chosen.id) words.push(side.chosen.id ? t`Chosen snapshot` : t`Newest snapshot`);
  return words.join(' · ') || formatDays(own.from, own.to);
}

const isEveryone = ({ site, from, to, ...conditions }: Question): boolean =>
  Object.values(conditions).every((value) => value === undefined);

/** Parameters that end a comparison. */
export const NO_COMPARISON = {
  compare: undefined,
  with_from: undefined,
  with_to: undefined,
  with_screen: undefined,
  with_snapshot: undefined,
  with_where: undefined,
} as const satisfies Record<keyof ComparisonSearch, undefined>;
