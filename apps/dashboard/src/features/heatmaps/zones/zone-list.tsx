import type { Zone } from '@desirepath/contract/zones';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { SquareDashed, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../../app/api.ts';
import { AtLeast } from '../../../app/at-least.tsx';
import { deviceName } from '../../../app/environment.tsx';
import { ErrorState } from '../../../app/error-state.tsx';
import { problemOf } from '../../../app/problem.ts';
import { useQuestion } from '../../../app/question.ts';
import { useChange } from '../../../app/use-change.ts';
import { WatchThese } from '../../../app/watch-these.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDelete } from '../../../ui/confirm-delete.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { zonesQuery } from '../queries.ts';
import { ZoneDays } from './zone-days.tsx';

interface ZoneListProps {
  siteId: number;
  path: string;
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}

/** The named parts of a page, and what happened in them. */
export function ZoneList({ siteId, path, chosen, onChoose }: ZoneListProps) {
  const zones = useQuery(zonesQuery(siteId, path));
  if (zones.isPending) return <SkeletonRows rows={4} className="p-3" />;
  if (zones.isError) return <ErrorState problem={problemOf(zones.error)} onRetry={() => void zones.refetch()} />;
  if (zones.data.items.length === 0) {
    return (
      <EmptyState icon={SquareDashed} title={t`No zones on this page yet`}>
        <Trans>
          Draw a rectangle on the page, or choose an element and name it: its figures are then followed over time.
        </Trans>
      </EmptyState>
    );
  }
  return (
    <ul className="min-h-0 flex-1 overflow-y-auto">
      {zones.data.items.map((zone) => (
        <li key={zone.id} className="border-b p-3">
          <ZoneCard
            zone={zone}
            isChosen={zone.id === chosen}
            onChoose={() => onChoose(zone.id === chosen ? undefined : zone.id)}
          />
        </li>
      ))}
    </ul>
  );
}

function ZoneCard({ zone, isChosen, onChoose }: { zone: Zone; isChosen: boolean; onChoose: () => void }) {
  const question = useQuestion();
  const [isAsked, setAsked] = useState(false);
  const figures = useQuery(api.zones.figures.queryOptions({ input: { ...question, id: zone.id } }));
  const remove = useChange(api.zones.remove.mutationOptions(), { stale: [api.zones.list.key()] });
  return (
    <>
      <div className="flex items-center gap-1">
        <button
          type="button"
          aria-pressed={isChosen}
          onClick={onChoose}
          className="min-w-0 flex-1 truncate text-start font-medium"
        >
          {zone.name}{' '}
          <span className="font-normal text-2sm text-muted-foreground">
            {zone.screen === null ? t`on all devices` : deviceName(zone.screen)}
          </span>
        </button>
        <WatchThese
          siteId={zone.site}
          whose={t`those who clicked ${zone.name}`}
          conditions={[{ kind: 'zone', not: false, id: zone.id, of: 'click' }]}
        />
        <AtLeast needed="analyst">
          <Button variant="ghost" size="icon" aria-label={t`Delete ${zone.name}`} onClick={() => setAsked(true)}>
            <Trash2 aria-hidden />
          </Button>
        </AtLeast>
      </div>
      <ConfirmDelete
        open={isAsked}
        onOpenChange={setAsked}
        name={zone.name}
        isPending={remove.isPending}
        onConfirm={() => remove.mutate({ params: { id: zone.id }, query: { site: zone.site } })}
      >
        <Trans>The zone is gone for everyone who may see this site; what visitors did in it stays.</Trans>
      </ConfirmDelete>
      {figures.isPending && <SkeletonRows rows={2} />}
      {figures.isError && (
        <ErrorState problem={problemOf(figures.error)} onRetry={() => void figures.refetch()} className="py-2" />
      )}
      {figures.data && (
        <>
          <dl className="grid grid-cols-3 gap-2 py-1 text-2sm tabular-nums [&_dt]:text-muted-foreground">
            <div>
              <dt>
                <Trans>Clicks</Trans>
              </dt>
              <dd>{formatNumber(figures.data.clicks)}</dd>
            </div>
            <div>
              <dt>
                <Trans>Of all clicks</Trans>
              </dt>
              <dd>{formatShare(figures.data.share)}</dd>
            </div>
            <div>
              <dt>
                <Trans>Rage, dead, error</Trans>
              </dt>
              <dd>{[figures.data.rage, figures.data.dead, figures.data.error].map(formatNumber).join(' · ')}</dd>
            </div>
          </dl>
          <ZoneDays days={figures.data.days} />
        </>
      )}
    </>
  );
}
