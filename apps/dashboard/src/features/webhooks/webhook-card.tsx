import type { Webhook } from '@desirepath/contract/webhooks';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { inWords } from '../../app/issues-in.ts';
import { useChange } from '../../app/use-change.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Switch } from '../../ui/switch.tsx';
import { Deliveries } from './deliveries.tsx';
import { EVENT_WORDS, FORMAT_WORDS } from './words.ts';

interface WebhookCardProps {
  webhook: Webhook;
  onEdit: () => void;
  onSecret: (secret: string) => void;
}

export function WebhookCard({ webhook, onEdit, onSecret }: WebhookCardProps) {
  const { id, url, format, events, active, inactive_because, old_secret_until } = webhook;
  const [isRemoving, setRemoving] = useState(false);
  const [isLogOpen, setLogOpen] = useState(false);
  const stale = [api.webhooks.key()];
  const update = useChange(api.webhooks.update.mutationOptions(), { stale });
  const rotate = useChange(api.webhooks.rotate.mutationOptions(), { stale, onDone: ({ secret }) => onSecret(secret) });
  const remove = useChange(api.webhooks.remove.mutationOptions(), { stale });
  const test = useChange(api.webhooks.test.mutationOptions(), {
    stale,
    onDone: ({ status, response_status, error }) => {
      setLogOpen(true);
      if (status === 'delivered') toast.success(t`It answered ${response_status ?? ''}.`);
      else toast.error(error ? inWords(error) : t`It did not arrive.`);
    },
  });
  return (
    <Card className="grid gap-3 p-4">
      <div className="flex items-start justify-between gap-4">
        <div className="grid min-w-0 gap-1">
          <h2 className="break-all font-medium">{url}</h2>
          <p className="flex flex-wrap gap-1">
            <Badge tone="ember">{FORMAT_WORDS[format].label}</Badge>
            {events.map((event) => (
              <Badge key={event}>{EVENT_WORDS[event]}</Badge>
            ))}
          </p>
        </div>
        <Switch
          aria-label={t`Deliver to ${url}`}
          checked={active}
          disabled={update.isPending}
          onCheckedChange={(isOn) => update.mutate({ id, active: isOn })}
        />
      </div>
      {inactive_because && <p className="rounded-md bg-bad-soft px-3 py-2 text-bad">{inWords(inactive_because)}</p>}
      {old_secret_until && (
        <p className="text-2sm text-muted-foreground">
          <Trans>The secret before the newest one is good until {formatMoment(old_secret_until)}.</Trans>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" disabled={test.isPending} onClick={() => test.mutate({ id })}>
          <Trans>Send a test</Trans>
        </Button>
        <Button size="sm" aria-expanded={isLogOpen} onClick={() => setLogOpen(!isLogOpen)}>
          <Trans>Deliveries</Trans>
        </Button>
        <Button size="sm" onClick={onEdit}>
          <Trans>Change</Trans>
        </Button>
        {format === 'standard' && (
          <Button size="sm" disabled={rotate.isPending} onClick={() => rotate.mutate({ id })}>
            <Trans>New secret</Trans>
          </Button>
        )}
        <Button size="sm" variant="danger" onClick={() => setRemoving(true)}>
          <Trans>Delete</Trans>
        </Button>
      </div>
      {isLogOpen && <Deliveries webhook={webhook} />}
      <ConfirmDelete
        open={isRemoving}
        onOpenChange={setRemoving}
        name={url}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ id })}
      >
        <Trans>It is told nothing any more, and the list of its deliveries is gone.</Trans>
      </ConfirmDelete>
    </Card>
  );
}
