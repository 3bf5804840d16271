import type { IMPORT_STATES, ImportKind, SiteImport } from '@desirepath/contract/imports';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../app/api.ts';
import { FormProblem } from '../../app/form-problem.tsx';
import { inWords } from '../../app/issues-in.ts';
import { problemOf } from '../../app/problem.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, CardHeader } from '../../ui/card.tsx';
import { ConfirmDelete } from '../../ui/confirm-delete.tsx';
import { formatMoment } from '../../ui/format.ts';
import { Preview } from './preview.tsx';

type State = (typeof IMPORT_STATES)[number];

const STATES: Record<State, { label: string; tone: 'neutral' | 'ember' | 'good' | 'bad' }> = {
  waiting: { label: t`Not whole`, tone: 'neutral' },
  ready: { label: t`Nothing done yet`, tone: 'ember' },
  running: { label: t`Under way`, tone: 'ember' },
  done: { label: t`Done`, tone: 'good' },
  failed: { label: t`Failed`, tone: 'bad' },
  undoing: { label: t`Being taken out`, tone: 'ember' },
};

const KINDS: Record<ImportKind, string> = {
  umami: 'Umami',
  plausible: 'Plausible',
  'ga4-events': t`GA4, events`,
  'ga4-report': t`GA4, report`,
  rrweb: 'rrweb',
};

/** One file: what it is, what came of it, and what can be done about it. */
export function ImportCard({ site, item }: { site: number; item: SiteImport }) {
  const [isAsking, setIsAsking] = useState(false);
  const queryClient = useQueryClient();
  // What was imported shows in every view.
  const onSettled = () => queryClient.invalidateQueries();
  const begin = useMutation({ mutationFn: () => client.imports.begin({ site, id: item.id }), onSettled });
  const undo = useMutation({
    mutationFn: () => client.imports.undo({ params: { id: item.id }, query: { site } }),
    onSettled,
    onSuccess: () => setIsAsking(false),
  });
  const failure = begin.error ?? undo.error;
  const { label, tone } = STATES[item.status];
  const canBegin = item.status === 'ready' || item.status === 'failed';
  const hasBegun = item.status === 'done' || item.status === 'running';
  return (
    <Card>
      <CardHeader title={item.name}>
        <Badge tone={tone}>{label}</Badge>
      </CardHeader>
      <div className="grid gap-3 p-4 pt-1">
        <p className="text-muted-foreground">
          {item.preview && `${KINDS[item.preview.kind]} · `}
          {formatMoment(item.created_at)}
        </p>
        {canBegin && item.preview && <Preview preview={item.preview} />}
        {item.status !== 'waiting' && !canBegin && <Outcome item={item} />}
        {item.error && (
          <p role="alert" className="text-bad">
            {inWords(item.error)}
          </p>
        )}
        {failure && <FormProblem problem={problemOf(failure)} fields={[]} />}
        <div className="flex flex-wrap gap-2">
          {canBegin && item.preview && (
            <Button variant="primary" disabled={begin.isPending} onClick={() => begin.mutate()}>
              <Trans>Import</Trans>
            </Button>
          )}
          <Button variant="danger" disabled={item.status === 'undoing'} onClick={() => setIsAsking(true)}>
            {hasBegun ? t`Undo` : t`Remove`}
          </Button>
        </div>
      </div>
      <ConfirmDelete
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t`Take out “${item.name}”?`}
        verb={t`Take it out`}
        isPending={undo.isPending}
        onConfirm={() => undo.mutate()}
      >
        <Trans>All that came of this file is deleted. What was measured here stays.</Trans>
      </ConfirmDelete>
    </Card>
  );
}

function Outcome({ item: { events, repeated, refused, refusals } }: { item: SiteImport }) {
  return (
    <div role="status" className="grid gap-2">
      <p className="tabular-nums">
        {[
          plural(events, { one: '# event came of it', other: '# events came of it' }),
          repeated > 0 && plural(repeated, { one: '# row had been there', other: '# rows had been there' }),
          refused > 0 && plural(refused, { one: '# row could not be read', other: '# rows could not be read' }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {refusals.length > 0 && (
        <details>
          <summary className="cursor-pointer text-muted-foreground">
            <Trans>Rows that could not be read</Trans>
          </summary>
          <ul className="mt-2 grid gap-1 text-2sm">
            {refusals.map(({ row, reason }) => (
              <li key={row} className="break-words">
                <span className="text-muted-foreground tabular-nums">
                  <Trans>Row {row}:</Trans>
                </span>{' '}
                {inWords(reason)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
