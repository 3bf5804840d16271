import { readable } from '@desirepath/contract/readable';
import type { Recording } from '@desirepath/contract/recordings';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { deviceName } from '../../app/environment.tsx';
import { visitorName } from '../../app/visitor.ts';
import { countryName, formatClock, formatDuration, formatMoment, formatNumber } from '../../ui/format.ts';
import { Fact } from './fact.tsx';
import { OtherSessions } from './other-sessions.tsx';
import type { MarkedEvent } from './replay/markers.ts';
import type { Player } from './replay/player.ts';
import { sourceName } from './source-name.ts';

interface SessionDetailsProps {
  player: Player;
  recording: Recording;
  events: readonly MarkedEvent[];
}

/** The pages they saw, who it was, how they came, and when else they were here. */
export function SessionDetails({ player, recording, events }: SessionDetailsProps) {
  const start = Date.parse(recording.started_at);
  const pages = events.filter(({ type }) => type === 'page_view');
  return (
    <div className="h-full overflow-y-auto p-4">
      <h3 className="mb-1 font-medium text-2sm text-muted-foreground">
        <Trans>Pages</Trans>
      </h3>
      <ol className="mb-5">
        {pages.map((page, index) => {
          const at = Date.parse(page.at);
          const next = pages[index + 1];
          const stayed = (next ? Date.parse(next.at) : start + recording.duration) - at;
          return (
            <li key={page.at}>
              <button
                type="button"
                onClick={() => player.seekToEvent(page)}
                className="-mx-2 flex w-[calc(100%+1rem)] items-baseline gap-2 rounded-md px-2 py-1 text-start hover:bg-hover"
              >
                <span className="w-10 shrink-0 text-end text-2sm text-muted-foreground tabular-nums">
                  {formatClock(Math.max(0, at - start))}
                </span>
                <span className="min-w-0 flex-1 truncate" title={page.title || readable(page.path)}>
                  {readable(page.path)}
                </span>
                <span className="shrink-0 text-2sm text-muted-foreground tabular-nums">
                  {formatDuration(Math.max(0, stayed))}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <h3 className="mb-1 font-medium text-2sm text-muted-foreground">
        <Trans>Session</Trans>
      </h3>
      <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-y-1.5">
        <Fact name={t`Visitor`}>{visitorName(recording)}</Fact>
        <Fact name={t`Started`}>{formatMoment(recording.started_at)}</Fact>
        <Fact name={t`Duration`}>{formatDuration(recording.duration)}</Fact>
        <Fact name={t`Source`}>{sourceName(recording.source)}</Fact>
        <Fact name={t`Country`}>{countryName(recording.country)}</Fact>
        <Fact name={t`Device`}>{deviceName(recording.device)}</Fact>
        <Fact name={t`Browser`}>{recording.browser || t`Unknown`}</Fact>
        <Fact name={t`System`}>{recording.os || t`Unknown`}</Fact>
        <Fact name={t`Page views`}>{formatNumber(recording.pageviews)}</Fact>
        <Fact name={t`Clicks`}>{formatNumber(recording.clicks)}</Fact>
        <Fact name={t`Errors`}>{formatNumber(recording.errors)}</Fact>
      </dl>
      <OtherSessions recording={recording} />
    </div>
  );
}
