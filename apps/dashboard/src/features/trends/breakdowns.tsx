import type { Question } from '@desirepath/contract/segment';
import { t } from '@lingui/core/macro';
import { later } from '../../app/later.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { BreakdownCard } from './breakdown-card.tsx';
import { PropertyCard } from './property-card.tsx';
import { VitalsCard } from './vitals-card.tsx';

const VisitorsMap = later(
  () => import('./visitors-map.tsx'),
  () => <MapPlace />,
);

interface BreakdownsProps {
  question: Question;
  goal: string | undefined;
  visitors: number;
}

/** The same sessions by where, whence, with what and from which country. */
export function Breakdowns({ question, goal, visitors }: BreakdownsProps) {
  const all = { question, goal, visitors };
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <BreakdownCard {...all} title={t`Pages`} dimensions={['page', 'entry_page', 'exit_page']} />
      <BreakdownCard {...all} title={t`Sources`} dimensions={['source', 'channel', 'referrer_host']} />
      <BreakdownCard
        {...all}
        title={t`Campaigns`}
        dimensions={['utm_campaign', 'utm_source', 'utm_medium', 'utm_term', 'utm_content']}
      />
      <BreakdownCard {...all} title={t`Technology`} dimensions={['device', 'browser', 'os']} />
      <BreakdownCard
        {...all}
        title={t`Places`}
        dimensions={['country', 'region', 'city', 'language']}
        className="lg:row-span-2"
        above={(by) => by === 'country' && <VisitorsMap question={question} />}
      />
      <PropertyCard {...all} />
      <VitalsCard question={question} />
    </div>
  );
}

/** As high as the map with the line below it. */
const MapPlace = () => (
  <div className="mx-4 mt-2 pb-4">
    <Skeleton className="aspect-2/1" />
  </div>
);
