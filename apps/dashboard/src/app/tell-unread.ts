import { t } from '@lingui/core/macro';
import { parseSearch, unreadIn } from './search.ts';

/** Says that not all of the address somebody came by could be read, which its view does not know: it shows more than was meant. */
export async function tellUnread({ search }: Pick<Location, 'search'>): Promise<void> {
  if (unreadIn(parseSearch(search)).length === 0) return;
  const { toast } = await import('sonner');
  toast.warning(t`Part of this link could not be read. It may show more sessions, or other days, than were meant.`, {
    duration: Number.POSITIVE_INFINITY,
    closeButton: true,
  });
}
