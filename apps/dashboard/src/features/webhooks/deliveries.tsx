import { DELIVERY_STATES, type Webhook, type WebhookLog } from '@desirepath/contract/webhooks';
import { plural, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { inWords } from '../../app/issues-in.ts';
import { problemOf } from '../../app/problem.ts';
import { useChange } from '../../app/use-change.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { formatMoment } from '../../ui/format.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { EVENT_WORDS } from './words.ts';

type Shown = WebhookLog['status'] | 'all';

const STATE_WORDS: Record<Shown, string> = {
  all: t`All`,
  waiting: t`Waiting`,
  delivered: t`Delivered`,
  failed: t`Failed`,
};
const TONES = { waiting: 'neutral', delivered: 'good', failed: 'bad' } as const;

/** What a webhook was told, newest first; what did not arrive can be delivered again. */
export function Deliveries({ webhook: { id } }: { webhook: Webhook }) {
  const [shown, setShown] = useState<Shown>('all');
  const list = useInfiniteQuery(
    api.webhooks.logs.infiniteOptions({
      input: (cursor: string | undefined) => ({ id, cursor, ...(shown !== 'all' && { status: shown }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
      refetchInterval: 10_000,
    }),
  );
  const redeliver = useChange(api.webhooks.redeliver.mutationOptions(), {
    stale: [api.webhooks.key()],
    onDone: ({ deliveries }) =>
      toast.success(
        deliveries === 0
          ? t`Nothing has failed.`
          : plural(deliveries, { one: '# delivery on the way again.', other: '# deliveries on the way again.' }),
      ),
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-label={t`Deliveries`} className="grid gap-3 border-t pt-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SegmentedControl<Shown>
          label={t`Which deliveries`}
          value={shown}
          options={(['all', ...DELIVERY_STATES] as const).map((value) => ({ value, label: STATE_WORDS[value] }))}
          onChange={setShown}
        />
        <Button size="sm" disabled={redeliver.isPending} onClick={() => redeliver.mutate({ id })}>
          <Trans>Deliver all that failed</Trans>
        </Button>
      </div>
      {list.isPending && <SkeletonRows rows={3} />}
      {list.isError && <ErrorState problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && (
        <p className="py-4 text-center text-muted-foreground">
          {shown === 'all' ? t`Nothing yet. Send a test, or wait for something to happen.` : t`None of these.`}
        </p>
      )}
      <ul className="divide-y">
        {items.map((log) => (
          <li key={log.id}>
            <Delivery log={log} onRedeliver={() => redeliver.mutate({ id, log: log.id })} />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </section>
  );
}

function Delivery({ log, onRedeliver }: { log: WebhookLog; onRedeliver: () => void }) {
  return (
    <details className="group py-2">
      <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={TONES[log.status]}>{STATE_WORDS[log.status]}</Badge>
        <span className="min-w-0 flex-1 basis-44">{log.event === 'test' ? t`A test` : EVENT_WORDS[log.event]}</span>
        <span className="text-2sm text-muted-foreground tabular-nums">
          {log.response_status ?? '–'} · <Plural value={log.attempts} one="# attempt" other="# attempts" /> ·{' '}
          {formatMoment(log.at)}
        </span>
      </summary>
      <div className="grid gap-2 pt-3">
        {log.error && <p className="text-bad">{inWords(log.error)}</p>}
        {log.next_at && log.attempts > 0 && (
          <p className="text-muted-foreground">
            <Trans>The next attempt is on {formatMoment(log.next_at)}.</Trans>
          </p>
        )}
        <Text label={t`Sent`} text={log.payload} />
        {log.response_body && <Text label={t`Answered`} text={log.response_body} />}
        <p className="break-all text-2sm text-muted-foreground">
          <Trans>webhook-id: {log.id}</Trans>
        </p>
        <Button size="sm" className="justify-self-start" onClick={onRedeliver}>
          <Trans>Deliver again</Trans>
        </Button>
      </div>
    </details>
  );
}

const Text = ({ label, text }: { label: string; text: string }) => (
  <div className="grid gap-1">
    <p className="text-2sm text-muted-foreground">{label}</p>
    <pre className="max-h-48 overflow-auto whitespace-pre-wrap break-all rounded-md border bg-muted p-2 text-xs">
      {text}
    </pre>
  </div>
);
