import type { Survey } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Badge } from '../../ui/badge.tsx';

/** What a survey does now. One that is live may be over, or not have begun. */
export function StatusBadge({ survey }: { survey: Pick<Survey, 'status' | 'is_showing' | 'from' | 'until'> }) {
  const { status, is_showing, from, until } = survey;
  if (status === 'draft')
    return (
      <Badge>
        <Trans>Draft</Trans>
      </Badge>
    );
  if (status === 'paused')
    return (
      <Badge>
        <Trans>Paused</Trans>
      </Badge>
    );
  if (is_showing)
    return (
      <Badge tone="good">
        <Trans>Live</Trans>
      </Badge>
    );
  const now = Date.now();
  if (from && Date.parse(from) > now)
    return (
      <Badge tone="ember">
        <Trans>Scheduled</Trans>
      </Badge>
    );
  return <Badge tone="ember">{until && Date.parse(until) <= now ? t`Ended` : t`Full`}</Badge>;
}
