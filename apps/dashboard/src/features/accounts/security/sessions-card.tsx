import type { AccountSession } from '@desirepath/contract/security';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '../../../app/api.ts';
import { useChange } from '../../../app/use-change.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { formatAgo, formatMoment } from '../../../ui/format.ts';
import { SectionCard } from '../../../ui/section-card.tsx';
import { deviceOf } from './device.ts';

/** Where the account is signed in; each can be ended at once. */
export function SessionsCard({ sessions }: { sessions: readonly AccountSession[] }) {
  const stale = [api.security.get.key()];
  const end = useChange(api.security.endSession.mutationOptions(), { stale, done: t`That device is signed out.` });
  const endOthers = useChange(api.security.endOthers.mutationOptions(), { stale, done: t`All others are signed out.` });
  const now = new Date();
  return (
    <SectionCard
      title={t`Signed in on these devices`}
      actions={
        sessions.length > 1 && (
          <Button disabled={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            <Trans>Sign out all others</Trans>
          </Button>
        )
      }
    >
      <ul className="divide-y">
        {sessions.map(({ id, is_this, user_agent, created_at, last_seen_at }) => (
          <li key={id} className="flex items-center gap-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="flex items-center gap-2 font-medium">
                <span className="truncate" title={user_agent}>
                  {deviceOf(user_agent)}
                </span>
                {is_this && (
                  <Badge tone="good">
                    <Trans>This one</Trans>
                  </Badge>
                )}
              </p>
              <p className="text-2sm text-muted-foreground">
                <Trans>
                  Since {formatMoment(created_at)}, last seen {formatAgo(last_seen_at, now)}
                </Trans>
              </p>
            </div>
            {!is_this && (
              <Button
                size="sm"
                variant="danger"
                aria-label={t`Sign out ${deviceOf(user_agent)}`}
                disabled={end.isPending}
                onClick={() => end.mutate({ id })}
              >
                <Trans>Sign out</Trans>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}
