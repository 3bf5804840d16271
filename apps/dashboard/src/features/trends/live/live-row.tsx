import { readable } from '@desirepath/contract/readable';
import type { EventType } from '@desirepath/contract/tracking';
import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import { SquarePlay } from 'lucide-react';
import { memo } from 'react';
import { AddressText } from '../../../app/address-text.tsx';
import { Environment } from '../../../app/environment.tsx';
import { EVENT_LOOKS } from '../../../app/event-looks.ts';
import { describeEvent, FRUSTRATION } from '../../../app/event-words.ts';
import { visitorName } from '../../../app/visitor.ts';
import { cn } from '../../../ui/class-names.ts';
import { formatTime } from '../../../ui/format.ts';
import { Td } from '../../../ui/table.tsx';
import type { LiveLine } from './live-log.ts';

/** Their words name the page already. */
const SAYS_PATH: ReadonlySet<EventType> = new Set(['page_view', 'not_found']);

interface LiveRowProps {
  siteId: number;
  line: LiveLine;
  isRecorded: boolean;
}

/** One event; on a phone who did it stands below what was done. */
export const LiveRow = memo(function LiveRow({ siteId, line, isRecorded }: LiveRowProps) {
  const { icon: Icon, label, text } = EVENT_LOOKS[line.type];
  const words = describeEvent(line);
  const isBad = text === 'text-bad';
  const visitor = <Visitor siteId={siteId} line={line} isRecorded={isRecorded} />;
  return (
    <tr className={cn(FRUSTRATION.has(line.type) && 'bg-bad-soft/60', line.isNew && 'animate-arrive')}>
      <Td className="w-px whitespace-nowrap ps-4 align-top text-2sm text-muted-foreground tabular-nums leading-9">
        <time dateTime={line.at}>{formatTime(line.at)}</time>
      </Td>
      <Td className="w-full max-w-0 py-2 max-md:ps-0">
        <span className="flex items-center gap-2">
          <Icon role="img" aria-label={label} className={cn('size-4 shrink-0', text)} />
          {/* Of the two, what was done keeps its room longer than where. */}
          <span
            className={cn('min-w-0 shrink truncate', isBad && text, line.type === 'page_view' && 'font-medium')}
            title={words}
          >
            {words}
          </span>
          {!SAYS_PATH.has(line.type) && (
            <AddressText
              address={readable(line.path)}
              title={line.title || undefined}
              className="min-w-16 flex-1 shrink-[4] text-2sm text-muted-foreground max-md:hidden"
            />
          )}
        </span>
        <span className="mt-0.5 flex items-center gap-3 ps-6 text-2sm md:hidden">
          {visitor}
          <Environment device={line.device} country={line.country} />
        </span>
      </Td>
      <Td className="max-w-44 whitespace-nowrap max-md:hidden">{visitor}</Td>
      <Td className="max-w-48 whitespace-nowrap pe-4 max-xl:hidden">
        <Environment device={line.device} country={line.country} browser={line.browser} />
      </Td>
    </tr>
  );
});

/** Who it was; with the way to their recording, where there is one. */
function Visitor({ siteId, line, isRecorded }: LiveRowProps) {
  const name = visitorName(line);
  if (!isRecorded) return <span className="block truncate">{name}</span>;
  return (
    <Link
      to="/sites/$siteId/recordings/$recordingId"
      params={{ siteId, recordingId: line.session_id }}
      preload={false}
      title={t`Watch the recording of ${name}`}
      className="flex w-fit max-w-full items-center gap-1.5 text-ember-text underline-offset-4 hover:underline"
    >
      <SquarePlay aria-hidden className="size-4 shrink-0" />
      <span className="truncate">{name}</span>
    </Link>
  );
}
