import type { Alert } from '@desirepath/contract/alerts';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { useMay } from '../../app/at-least.tsx';
import { inWords } from '../../app/issues-in.ts';
import { useChange } from '../../app/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { formatAgo, formatAll } from '../../ui/format.ts';
import { Switch } from '../../ui/switch.tsx';
import { watchInWords } from './words.ts';

export function AlertRow({ alert }: { alert: Alert }) {
  const { id, site, name, active, last_fired_at, problem } = alert;
  const mayChange = useMay('analyst');
  const [isRemoving, setRemoving] = useState(false);
  const segments = useQuery({
    ...api.segments.list.queryOptions({ input: { site } }),
    enabled: alert.watch.kind === 'number' && alert.watch.where !== '',
  });
  const stale = [api.alerts.key()];
  const replace = useChange(api.alerts.replace.mutationOptions(), { stale });
  const remove = useChange(api.alerts.remove.mutationOptions(), { stale });
  const test = useChange(api.alerts.test.mutationOptions(), {
    stale,
    onDone: ({ mails, webhooks }) => {
      const ways = [
        ...(mails > 0 ? [plural(mails, { one: '# mail', other: '# mails' })] : []),
        ...(webhooks ? [t`the webhooks`] : []),
      ];
      toast.success(ways.length === 0 ? t`Nobody is told of this alert yet.` : t`On its way: ${formatAll(ways)}.`);
    },
  });
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          {mayChange ? (
            <Link
              to="/sites/$siteId/alerts/$alertId"
              params={{ siteId: site, alertId: id }}
              className="font-medium underline-offset-4 hover:underline"
            >
              {name}
            </Link>
          ) : (
            <p className="font-medium">{name}</p>
          )}
          <p className="text-muted-foreground">{watchInWords(alert, segments.data?.items)}</p>
          <p className="text-2sm text-muted-foreground">
            {last_fired_at ? t`Fired ${formatAgo(last_fired_at, new Date())}` : t`Has not fired yet`}
          </p>
        </div>
        <Switch
          aria-label={t({ message: `Watch ${name}`, context: 'an alert' })}
          checked={active}
          disabled={!mayChange || replace.isPending}
          onCheckedChange={(isOn) => replace.mutate({ ...alert, active: isOn })}
        />
      </div>
      {problem && <p className="rounded-md bg-bad-soft px-3 py-2 text-bad">{inWords(problem)}</p>}
      {mayChange && (
        <div className="flex flex-wrap gap-2">
          <Button size="sm" disabled={test.isPending} onClick={() => test.mutate({ id })}>
            <Trans>Send a test</Trans>
          </Button>
          <Button size="sm" variant="danger" onClick={() => setRemoving(true)}>
            <Trans>Delete</Trans>
          </Button>
        </div>
      )}
      <ConfirmDelete
        open={isRemoving}
        onOpenChange={setRemoving}
        name={name}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ id })}
      >
        <Trans>Nobody is told any more, and its history is gone.</Trans>
      </ConfirmDelete>
    </li>
  );
}
