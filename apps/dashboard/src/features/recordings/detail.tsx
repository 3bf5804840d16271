import type { Recording } from '@desirepath/contract/recordings';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft, ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Environment } from '../../app/environment.tsx';
import { isGone, PageProblem } from '../../app/page-problem.tsx';
import { visitorName } from '../../app/visitor.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { formatMoment } from '../../ui/format.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { MarksBar } from './marks-bar.tsx';
import { recordingQuery } from './queries.ts';
import { RecordingMenu } from './recording-menu.tsx';
import { RecordingView } from './recording-view.tsx';
import { ofList } from './search.ts';
import { useNeighbourKeys, useNeighbours } from './use-neighbours.ts';

const route = getRouteApi('/signed-in/sites/$siteId/recordings/$recordingId');

export function RecordingPage() {
  const { siteId, recordingId } = route.useParams();
  const { data: recording, error, refetch } = useQuery(recordingQuery(siteId, recordingId));
  const [isShown, setShown] = useState(false);
  const onShown = useCallback(() => setShown(true), []);

  return (
    // The player has what the heading leaves of the window, however many lines the heading has.
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:h-[calc(100dvh-6.5rem)] lg:grid-rows-[auto_minmax(28rem,1fr)]">
      <PageHeader
        title={recording ? visitorName(recording) : t`Recording`}
        description={recording && <Subtitle recording={recording} />}
      >
        {recording && <MarksBar recording={recording} isShown={isShown} />}
        {recording && <RecordingMenu recording={recording} />}
        <Button asChild variant="ghost">
          <Link to="/sites/$siteId/recordings" params={{ siteId }} search={ofList}>
            <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
            <Trans>All recordings</Trans>
          </Link>
        </Button>
        <Neighbours id={recordingId} isShown={isShown} />
      </PageHeader>
      {error && (!recording || isGone(error)) ? (
        <PageProblem error={error} onRetry={() => void refetch()} list="/sites/$siteId/recordings" />
      ) : recording ? (
        <RecordingView recording={recording} onShown={onShown} />
      ) : (
        <div role="status" aria-label={t`Loading`} className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <Skeleton className="max-lg:aspect-4/3" />
          <Skeleton className="max-lg:hidden" />
        </div>
      )}
    </div>
  );
}

function Subtitle({ recording }: { recording: Recording }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <time dateTime={recording.started_at}>{formatMoment(recording.started_at)}</time>
      <Environment
        device={recording.device}
        country={recording.country}
        browser={recording.browser}
        os={recording.os}
      />
      {recording.has_rage_clicks && (
        <Badge tone="bad">
          <Trans>Rage clicks</Trans>
        </Badge>
      )}
    </span>
  );
}

function Neighbours({ id, isShown }: { id: string; isShown: boolean }) {
  const { previous, next } = useNeighbours(id, isShown);
  useNeighbourKeys(previous, next);
  if (!previous && !next) return null;
  return (
    <div className="flex">
      <Neighbour label={t`Previous recording`} keys="p" icon={ChevronLeft} recording={previous} />
      <Neighbour label={t`Next recording`} keys="n" icon={ChevronRight} recording={next} />
    </div>
  );
}

interface NeighbourProps {
  label: string;
  keys: string;
  icon: LucideIcon;
  recording: Recording | undefined;
}

function Neighbour({ label, keys, icon: Icon, recording }: NeighbourProps) {
  if (!recording) {
    return (
      <Button variant="ghost" size="icon" aria-label={label} disabled>
        <Icon className="rtl:-scale-x-100" />
      </Button>
    );
  }
  return (
    <Button asChild variant="ghost" size="icon">
      <Link
        to="/sites/$siteId/recordings/$recordingId"
        params={{ siteId: recording.site, recordingId: recording.recording_id }}
        aria-label={label}
        search={ofList}
        title={`${label} (${keys}): ${visitorName(recording)}`}
      >
        <Icon className="rtl:-scale-x-100" />
      </Link>
    </Button>
  );
}
