import type { Survey } from '@desirepath/contract/surveys';
import { Badge } from '../../ui/badge.tsx';

/** What a survey does now. One that is live may be over, or not have begun. */
export function StatusBadge({ survey }: { survey: Pick<Survey, 'status' | 'is_showing' | 'from' | 'until'> }) {
  const { status, is_showing, from, until } = survey;
  if (status === 'draft') return <Badge>Draft</Badge>;
  if (status === 'paused') return <Badge>Paused</Badge>;
  if (is_showing) return <Badge tone="good">Live</Badge>;
  const now = Date.now();
  if (from && Date.parse(from) > now) return <Badge tone="ember">Scheduled</Badge>;
  return <Badge tone="ember">{until && Date.parse(until) <= now ? 'Ended' : 'Full'}</Badge>;
}
