import type { IMPORT_STATES, ImportKind, SiteImport } from '@desirepath/contract/imports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../app/api.ts';
import { problemOf } from '../../app/problem.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, CardHeader } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { counted, formatMoment } from '../../ui/format.ts';
import { Preview } from './preview.tsx';

type State = (typeof IMPORT_STATES)[number];

const STATES: Record<State, { label: string; tone: 'neutral' | 'ember' | 'good' | 'bad' }> = {
  waiting: { label: 'Not whole', tone: 'neutral' },
  ready: { label: 'Nothing done yet', tone: 'ember' },
  running: { label: 'Under way', tone: 'ember' },
  done: { label: 'Done', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  undoing: { label: 'Being taken out', tone: 'ember' },
};

const KINDS: Record<ImportKind, string> = {
  umami: 'Umami',
  plausible: 'Plausible',
  'ga4-events': 'GA4, events',
  'ga4-report': 'GA4, report',
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
  const isBusy = item.status === 'running' || item.status === 'undoing';
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
            {item.error}
          </p>
        )}
        {failure && <FormProblem problem={problemOf(failure)} fields={[]} />}
        <div className="flex flex-wrap gap-2">
          {canBegin && item.preview && (
            <Button variant="primary" disabled={begin.isPending} onClick={() => begin.mutate()}>
              Import
            </Button>
          )}
          <Button variant="danger" disabled={isBusy} onClick={() => setIsAsking(true)}>
            {item.status === 'done' ? 'Undo' : 'Remove'}
          </Button>
        </div>
      </div>
      <Dialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={`Take out “${item.name}”?`}
        description="All that came of this file is deleted. What was measured here stays."
      >
        <Button variant="danger" disabled={undo.isPending} onClick={() => undo.mutate()}>
          Take it out
        </Button>
      </Dialog>
    </Card>
  );
}

function Outcome({ item: { events, repeated, refused, refusals } }: { item: SiteImport }) {
  return (
    <div role="status" className="grid gap-2">
      <p className="tabular-nums">
        {counted(events, 'event')} came of it
        {repeated > 0 && `, ${counted(repeated, 'row')} had been there`}
        {refused > 0 && `, ${counted(refused, 'row')} could not be read`}.
      </p>
      {refusals.length > 0 && (
        <details>
          <summary className="cursor-pointer text-muted-foreground">Rows that could not be read</summary>
          <ul className="mt-2 grid gap-1 text-[13px]">
            {refusals.map(({ row, reason }) => (
              <li key={row} className="break-words">
                <span className="text-muted-foreground tabular-nums">Row {row}:</span> {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
