import { readable } from '@desirepath/contract/readable';
import type { ListedRecording } from '@desirepath/contract/recordings';
import { t } from '@lingui/core/macro';
import { Plural } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ArrowRight, Bookmark, Star } from 'lucide-react';
import { AddressText } from '../../app/address-text.tsx';
import { Environment } from '../../app/environment.tsx';
import { visitorName } from '../../app/visitor.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/class-names.ts';
import { formatDuration, formatMoment, formatNumber } from '../../ui/format.ts';
import { reasonTone, reasonWords } from './reasons.ts';
import { sourceName } from './source-name.ts';
import { useMarks } from './use-marks.ts';

/** Shared with the heading of the list, so that columns stand under their names. */
export const ROW_COLUMNS =
  'xl:grid-cols-[minmax(0,9rem)_minmax(0,1fr)_minmax(0,10rem)_minmax(0,6rem)_3rem_3rem_3rem_4.5rem] xl:items-center xl:gap-3';

/** Reasons and tags that have room in a row. */
const REASONS_SHOWN = 3;
const TAGS_SHOWN = 3;

/** One session: a link to its recording, with a star beside it. */
export function RecordingRow({ recording }: { recording: ListedRecording }) {
  const { clicks, errors, pageviews, watched } = recording;
  return (
    <div className="relative border-b hover:bg-hover">
      <Link
        to="/sites/$siteId/recordings/$recordingId"
        params={{ siteId: recording.site, recordingId: recording.recording_id }}
        search={(search) => search}
        // A page of rows that scrolls by must not load a page of recordings.
        preload={false}
        className={`grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 py-2.5 pe-4 ps-11 outline-offset-[-2px] xl:min-h-14 ${ROW_COLUMNS}`}
      >
        <span className="min-w-0">
          <span className={cn('flex items-center gap-1.5', !watched && 'font-medium')}>
            {!watched && (
              <span role="img" aria-label={t`Not watched yet`} className="size-2 shrink-0 rounded-full bg-ember" />
            )}
            <span className="truncate">{visitorName(recording)}</span>
            {recording.kept && <Bookmark role="img" aria-label={t`Kept`} className="size-3.5 shrink-0 fill-current" />}
          </span>
          <time dateTime={recording.started_at} className="block truncate text-2sm text-muted-foreground">
            {formatMoment(recording.started_at)}
          </time>
        </span>
        <span className="order-3 col-span-2 min-w-0 xl:order-none xl:col-span-1">
          <Pages recording={recording} />
          <Reasons recording={recording} />
        </span>
        {/* On a phone one line below the others; else each in a column of its own. */}
        <span className="order-4 col-span-2 flex min-w-0 justify-between gap-3 xl:contents">
          <span className="min-w-0">
            <Environment
              device={recording.device}
              country={recording.country}
              browser={recording.browser}
              os={recording.os}
            />
          </span>
          <span className="hidden truncate text-muted-foreground xl:block" title={sourceName(recording.source)}>
            {sourceName(recording.source)}
          </span>
          <span className="hidden text-end tabular-nums xl:block">{formatNumber(pageviews)}</span>
          <span className="shrink-0 text-end tabular-nums">
            <span className="text-muted-foreground xl:hidden">
              <Plural value={pageviews} one="# page" other="# pages" /> ·{' '}
            </span>
            <span className="xl:hidden">
              <Plural value={clicks} one="# click" other="# clicks" />
            </span>
            <span className="max-xl:hidden">{formatNumber(clicks)}</span>
            {errors > 0 && (
              <span className="text-bad xl:hidden">
                {' '}
                · <Plural value={errors} one="# error" other="# errors" />
              </span>
            )}
          </span>
          <span
            className={cn('hidden text-end tabular-nums xl:block', errors > 0 ? 'text-bad' : 'text-muted-foreground')}
          >
            {formatNumber(errors)}
          </span>
        </span>
        <span className="order-2 whitespace-nowrap text-end font-medium tabular-nums xl:order-none">
          {formatDuration(recording.duration)}
        </span>
      </Link>
      <StarButton recording={recording} />
    </div>
  );
}

function Pages({ recording }: { recording: ListedRecording }) {
  const [entry_page, exit_page] = [readable(recording.entry_page), readable(recording.exit_page)];
  return (
    <span className="flex min-w-0 items-center gap-1">
      <AddressText address={entry_page} />
      {exit_page !== entry_page && (
        <>
          <ArrowRight
            role="img"
            aria-label={t({ message: 'to', context: 'from one page to another' })}
            className="size-3.5 shrink-0 text-muted-foreground rtl:-scale-x-100"
          />
          <AddressText address={exit_page} className="text-muted-foreground" />
        </>
      )}
    </span>
  );
}

/** Why it is worth a look, and what it was tagged with. */
function Reasons({ recording: { reasons, tags } }: { recording: ListedRecording }) {
  if (reasons.length + tags.length === 0) return null;
  const more = reasons.length - REASONS_SHOWN;
  const moreTags = tags.length - TAGS_SHOWN;
  return (
    <span className="mt-1 flex flex-wrap gap-1">
      {reasons.slice(0, REASONS_SHOWN).map((reason) => (
        <Badge key={reason.kind} tone={reasonTone(reason)}>
          {reasonWords(reason)}
        </Badge>
      ))}
      {more > 0 && (
        <Badge title={reasons.slice(REASONS_SHOWN).map(reasonWords).join(' · ')}>
          <span aria-hidden>+{more}</span>
          <span className="sr-only">
            <Plural value={more} one="# more reason" other="# more reasons" />
          </span>
        </Badge>
      )}
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <Badge key={tag} tone="ember" className="max-w-40">
          <span className="truncate">#{tag}</span>
        </Badge>
      ))}
      {moreTags > 0 && (
        <Badge tone="ember" title={tags.slice(TAGS_SHOWN).join(', ')}>
          <span aria-hidden>+{moreTags}</span>
          <span className="sr-only">
            <Plural value={moreTags} one="# more tag" other="# more tags" />
          </span>
        </Badge>
      )}
    </span>
  );
}

function StarButton({ recording }: { recording: ListedRecording }) {
  const { favourite } = recording;
  const marks = useMarks(recording.site, recording.recording_id);
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-pressed={favourite}
      aria-label={t`Favourite: ${visitorName(recording)}`}
      title={favourite ? t`No favourite any more` : t`Favourite`}
      disabled={marks.isPending}
      onClick={() => marks.mutate({ favourite: !favourite })}
      className="absolute top-2 start-2 hover:bg-transparent hover:text-ember-text aria-pressed:text-ember-text"
    >
      <Star aria-hidden className={cn(favourite && 'fill-current')} />
    </Button>
  );
}
