import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type FocusEvent, type PointerEvent, useMemo } from 'react';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { formatCount } from '../../../ui/format.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Table, Th } from '../../../ui/table.tsx';
import { LiveRow } from './live-row.tsx';
import { NobodyYet } from './nobody-yet.tsx';
import type { Live } from './use-live.ts';

interface LiveEventsProps {
  site: Site;
  live: Live;
  /** Called with true while a line is pointed at or has the focus: then none may move. */
  onRead: (isRead: boolean) => void;
}

/** What visitors do, as they do it. */
export function LiveEvents({ site, live: { log, now, isLogKnown }, onRead }: LiveEventsProps) {
  const recorded = useMemo(() => new Set(now?.recorded), [now]);
  const reading = {
    // A finger that scrolls is not reading, and never leaves.
    onPointerEnter: (event: PointerEvent) => event.pointerType === 'mouse' && onRead(true),
    onPointerLeave: () => onRead(false),
    onFocus: (event: FocusEvent) => event.target.matches('a:focus-visible') && onRead(true),
    onBlur: () => onRead(false),
  };
  return (
    <Card className="min-w-0 overflow-hidden">
      <CardHeader title={t`Events`}>
        <span className="text-2sm text-muted-foreground tabular-nums">
          {log.waiting.length > 0
            ? t`${formatCount(log.waiting.length)} new, held back while you read`
            : log.skipped > 0 && t`So much happens that ${formatCount(log.skipped)} are not shown`}
        </span>
      </CardHeader>
      {!isLogKnown && <SkeletonRows rows={10} className="p-4" />}
      {isLogKnown && log.lines.length === 0 && <NobodyYet siteId={site.id} />}
      {log.lines.length > 0 && (
        <div {...reading}>
          <Table label={t`Events, the newest first`} className="lg:max-h-[calc(100dvh-13rem)]">
            <thead className="max-md:sr-only">
              <tr className="[&>th]:sticky [&>th]:top-0 [&>th]:z-10 [&>th]:bg-card">
                <Th className="ps-4">
                  <Trans>Time</Trans>
                </Th>
                <Th>
                  <Trans>Event</Trans>
                </Th>
                <Th className="max-md:hidden">
                  <Trans>Visitor</Trans>
                </Th>
                <Th className="max-xl:hidden">
                  <Trans>Device</Trans>
                </Th>
              </tr>
            </thead>
            <tbody>
              {log.lines.map((line) => (
                <LiveRow key={line.key} siteId={site.id} line={line} isRecorded={recorded.has(line.session_id)} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </Card>
  );
}
