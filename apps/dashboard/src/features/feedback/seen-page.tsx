import type { Recording } from '@desirepath/contract/recordings';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ImageOff } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ErrorState } from '../../app/error-state.tsx';
import { problemOf } from '../../app/problem.ts';
import { quoted } from '../../app/quoted.ts';
import { Card, CardHeader } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Loading } from '../../ui/skeleton.tsx';
import type { Content } from '../heatmaps/content.ts';
import { Pane } from '../heatmaps/pane.tsx';
import { snapshotQuery } from '../heatmaps/queries.ts';
import { type FeedbackDetail, recordingQuery } from './queries.ts';
import { RecordedMoment } from './recorded-moment.tsx';

const VIEWS = [
  { value: 'then', label: t`As they saw it` },
  { value: 'now', label: t`The whole page` },
] as const;

/** The page as the reporter saw it, where that was recorded, or else as visitors see it; with what they pointed at. */
export function SeenPage({ message }: { message: FeedbackDetail }) {
  const { element, is_recorded, at } = message;
  const recording = useQuery(recordingQuery(message));
  const [chosen, setChosen] = useState<'then' | 'now'>('then');
  const view = is_recorded && !recording.isError ? chosen : 'now';
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] overflow-hidden">
      <CardHeader title={element ? t`What they pointed at` : t`The page`}>
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          {element && (
            <code className="min-w-0 truncate font-mono text-muted-foreground text-xs" title={element.selector}>
              {element.text ? quoted(element.text) : element.selector}
            </code>
          )}
          {is_recorded && <SegmentedControl label={t`Which page`} value={view} options={VIEWS} onChange={setChosen} />}
        </div>
      </CardHeader>
      <div className="mt-2 flex h-[60dvh] min-h-0 flex-col border-t">
        {view === 'now' ? (
          <PageNow message={message} />
        ) : (
          <Then recording={recording.data} at={Date.parse(at)} selector={element?.selector} />
        )}
      </div>
    </Card>
  );
}

interface ThenProps {
  recording: Recording | undefined;
  at: number;
  selector: string | undefined;
}

const Then = ({ recording, ...moment }: ThenProps) =>
  recording ? <RecordedMoment recording={recording} {...moment} /> : <Loading className="h-full" />;

const AS_IT_COMES = { state: undefined, id: undefined };

/** The page as visitors see it, as wide as the reporter's window was. */
function PageNow({ message }: { message: FeedbackDetail }) {
  const { site, path, device, element, viewport_w } = message;
  const snapshot = useQuery(snapshotQuery(site, { path, screen: device }, AS_IT_COMES));
  const [width, setWidth] = useState(viewport_w);
  const content = useMemo((): Content => {
    const elements = element
      ? [{ selector: element.selector, points: [], words: t`They meant this`, strength: 1 }]
      : [];
    return { form: 'elements', elements, show: 'dots', scale: 'amount' };
  }, [element]);
  if (snapshot.isPending) return <Loading className="h-full" />;
  if (snapshot.isError) {
    const problem = problemOf(snapshot.error);
    return problem.code === 'snapshot_not_found' ? (
      <EmptyState icon={ImageOff} title={t`There is no picture of this page yet`} className="m-auto">
        <Trans>It appears once a visitor’s browser has recorded the page on such a device.</Trans>
      </EmptyState>
    ) : (
      <ErrorState problem={problem} onRetry={() => void snapshot.refetch()} className="m-auto" />
    );
  }
  return (
    <Pane
      site={site}
      snapshot={snapshot.data}
      content={content}
      opacity={1}
      width={width}
      onWidth={setWidth}
      selection={{
        pinned: element?.selector,
        hovered: undefined,
        onHover: () => undefined,
        onPin: () => undefined,
      }}
    />
  );
}
