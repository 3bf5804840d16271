import { VITALS } from '@desirepath/contract/conditions';
import type { Question } from '@desirepath/contract/segment';
import type { Vital } from '@desirepath/contract/trends';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChartLine, Table2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { useSite } from '../../app/question.ts';
import { WatchThese } from '../../app/watch-these.tsx';
import { Card, CardHeader } from '../../ui/card.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { PinToBoard } from '../boards/pin.tsx';
import { poorVital } from './vital-words.ts';
import { VitalsTable } from './vitals-table.tsx';
import { VitalsView } from './vitals-view.tsx';

const SHAPES = [
  { value: 'table', label: <Table2 aria-hidden />, title: t`As a table` },
  { value: 'chart', label: <ChartLine aria-hidden />, title: t`Over time` },
] as const;

/** How pages feel: what three quarters of page views were at least as good as. */
export function VitalsCard({ question }: { question: Question }) {
  const { settings } = useSite();
  const [shape, setShape] = useState<'table' | 'chart'>('table');
  const vitals = useQuery(api.trends.vitals.queryOptions({ input: question, placeholderData: keepPreviousData }));
  const lead = (vital: Vital) => (
    <WatchThese
      siteId={question.site}
      whose={t`sessions with a poor ${vital.metric}`}
      conditions={[poorVital(vital)]}
    />
  );
  const isEmpty = vitals.data?.items.length === 0;
  return (
    <Card className="flex min-w-0 flex-col pb-2">
      <CardHeader title={t`Web vitals`}>
        <span className="flex min-w-0 max-w-full items-center gap-1">
          <SegmentedControl label={t`Shown as`} value={shape} options={SHAPES} onChange={setShape} />
          <PinToBoard size="icon" things={[{ shows: { kind: 'vitals' } }]} />
        </span>
      </CardHeader>
      {vitals.isPending && <SkeletonRows rows={VITALS.length} className="p-4" />}
      {vitals.isError && <ErrorState problem={problemOf(vitals.error)} onRetry={vitals.refetch} />}
      {isEmpty && (
        <p className="px-4 py-6 text-muted-foreground">
          <Trans>Nothing was measured in these days.</Trans>
        </p>
      )}
      {vitals.isSuccess && !isEmpty && shape === 'table' && <VitalsTable items={vitals.data.items} lead={lead} />}
      {vitals.isSuccess && !isEmpty && shape === 'chart' && (
        <VitalsView vitals={vitals.data} timeZone={settings.time_zone} lead={lead} className="min-h-72 flex-1" />
      )}
    </Card>
  );
}
