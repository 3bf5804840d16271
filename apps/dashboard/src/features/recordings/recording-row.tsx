import type { Recording } from '@desirepath/contract/recordings';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { Environment } from '../../app/environment.tsx';
import { visitorName } from '../../app/visitor.ts';
import { Badge } from '../../ui/badge.tsx';
import { formatDuration, formatMoment, formatNumber } from '../../ui/format.ts';
import { sourceName } from './source-name.ts';

/** Shared with the heading of the list, so that columns stand under their names. */
export const ROW_COLUMNS =
  'lg:grid-cols-[minmax(0,11rem)_minmax(0,1fr)_minmax(0,13rem)_minmax(0,8rem)_4rem_7rem_5rem] lg:items-center lg:gap-4';

/** One session; all of it is the link to its recording. */
export function RecordingRow({ recording }: { recording: Recording }) {
  const { entry_page, exit_page, clicks, pageviews } = recording;
  return (
    <Link
      to="/sites/$siteId/recordings/$recordingId"
      params={{ siteId: recording.site, recordingId: recording.recording_id }}
      className={`grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 border-b px-4 py-2.5 outline-offset-[-2px] hover:bg-hover lg:min-h-14 ${ROW_COLUMNS}`}
    >
      <span className="min-w-0">
        <span className="block truncate font-medium">{visitorName(recording)}</span>
        <time dateTime={recording.started_at} className="block truncate text-[13px] text-muted-foreground">
          {formatMoment(recording.started_at)}
        </time>
      </span>
      <span className="order-3 col-span-2 min-w-0 lg:order-none lg:col-span-1">
        <span className="block truncate" title={entry_page}>
          {entry_page}
        </span>
        {exit_page !== entry_page && (
          <span className="flex items-center gap-1 text-muted-foreground">
            <ArrowRight role="img" aria-label="to" className="size-3.5 shrink-0" />
            <span className="truncate" title={exit_page}>
              {exit_page}
            </span>
          </span>
        )}
      </span>
      <span className="order-4 min-w-0 lg:order-none">
        <Environment
          device={recording.device}
          country={recording.country}
          browser={recording.browser}
          os={recording.os}
        />
      </span>
      <span className="hidden truncate text-muted-foreground lg:block" title={sourceName(recording.source)}>
        {sourceName(recording.source)}
      </span>
      <span className="hidden text-right tabular-nums lg:block">{formatNumber(pageviews)}</span>
      <span className="order-5 flex items-center justify-end gap-2 tabular-nums lg:order-none">
        {recording.has_rage_clicks && <Badge tone="bad">Rage</Badge>}
        <span>
          <span className="text-muted-foreground lg:hidden">
            {pageviews === 1 ? '1 page' : `${formatNumber(pageviews)} pages`} ·{' '}
          </span>
          {formatNumber(clicks)}
          <span className="text-muted-foreground lg:hidden"> {clicks === 1 ? 'click' : 'clicks'}</span>
        </span>
      </span>
      <span className="order-2 text-right font-medium tabular-nums lg:order-none">
        {formatDuration(recording.duration)}
      </span>
    </Link>
  );
}
