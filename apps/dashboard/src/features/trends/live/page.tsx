import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Pause, Play, SquarePlay } from 'lucide-react';
import { useState } from 'react';
import { ErrorState } from '../../../app/error-state.tsx';
import { useSite } from '../../../app/question.ts';
import { NO_SEGMENT } from '../../../app/search.ts';
import { useFirstVisit } from '../../../app/use-first-visit.ts';
import { useKeys } from '../../../app/use-keys.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PinToBoard } from '../../boards/pin.tsx';
import { Announcer } from './announcer.tsx';
import { ConnectionNote } from './connection-note.tsx';
import { LiveEvents } from './live-events.tsx';
import { LiveVisitors } from './live-visitors.tsx';
import { NobodyYet } from './nobody-yet.tsx';
import { useLive } from './use-live.ts';

/** Who is on the site at this moment, and what they do. */
export function LivePage() {
  const site = useSite();
  const [isPaused, setPaused] = useState(false);
  const [isRead, setRead] = useState(false);
  const live = useLive(site.id, isPaused || isRead);
  // What it brings is here before it is found that somebody came.
  const isAwaited =
    useFirstVisit(site.id).isAwaited && live.log.lines.length === 0 && live.connection.state !== 'refused';
  const toggle = () => setPaused((before) => !before);
  useKeys((key) => (key === ' ' ? toggle : undefined));

  if (isAwaited) {
    return (
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <PageHeader title={t`Live`}>
          <ConnectionNote connection={live.connection} isPaused={isPaused} />
        </PageHeader>
        <Card>
          <NobodyYet siteId={site.id} />
        </Card>
      </div>
    );
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={t`Live`}>
        <PinToBoard things={[{ shows: { kind: 'live' } }]} />
        <ConnectionNote connection={live.connection} isPaused={isPaused} />
        <Button asChild>
          <Link
            to="/sites/$siteId/recordings"
            params={{ siteId: site.id }}
            search={{ ...NO_SEGMENT, range: '7d', from: undefined, to: undefined, marks: 'live', sort: 'newest' }}
          >
            <SquarePlay aria-hidden />
            <Trans>Watch them</Trans>
          </Link>
        </Button>
        <Button onClick={toggle} aria-keyshortcuts="Space" className="w-24">
          {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
          {isPaused ? t`Resume` : t`Pause`}
        </Button>
      </PageHeader>
      <Announcer visitors={live.now?.visitors} />
      {live.connection.state === 'refused' ? (
        <Card>
          <ErrorState problem={live.connection.problem} onRetry={live.reconnect} className="py-24" />
        </Card>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
          <LiveVisitors siteId={site.id} now={live.now} />
          <LiveEvents site={site} live={live} onRead={setRead} />
        </div>
      )}
    </div>
  );
}
