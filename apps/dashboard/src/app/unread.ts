import { t } from '@lingui/core/macro';
import { FILTER_KEYS, parseSearch, type QuestionSearch, questionSearch, RANGE_KEYS } from './search.ts';

/** What is given of days and sessions and counts as not given. */
export function unreadIn(search: Record<string, string>): (keyof QuestionSearch)[] {
  const read = questionSearch.parse(search);
  return [...RANGE_KEYS, ...FILTER_KEYS].filter((key) => search[key] !== undefined && read[key] === undefined);
}

/** Says that not all of the address somebody came by could be read, which its view does not know: it shows more than was meant. */
export async function tellUnread(search: string): Promise<void> {
  if (unreadIn(parseSearch(search)).length === 0) return;
  const { toast } = await import('sonner');
  toast.warning(t`Part of this link could not be read. It may show more sessions, or other days, than were meant.`, {
    duration: Number.POSITIVE_INFINITY,
    closeButton: true,
  });
}
