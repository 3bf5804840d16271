import type { TileAnswered } from '@desirepath/contract/boards';
import type { Shown, TileAnswer } from '@desirepath/contract/tiles';
import { BreakdownTile } from './breakdown-tile.tsx';
import { EventsTile } from './events-tile.tsx';
import { FiguresTile } from './figures-tile.tsx';
import { FormTile } from './form-tile.tsx';
import { FunnelTile } from './funnel-tile.tsx';
import { GoalsTile } from './goals-tile.tsx';
import { HeatmapTile } from './heatmap-tile.tsx';
import { LiveTile } from './live-tile.tsx';
import { PathsTile } from './paths-tile.tsx';
import { RetentionTile } from './retention-tile.tsx';
import { TrendTile } from './trend-tile.tsx';
import { VitalsTile } from './vitals-tile.tsx';

interface TileBodyProps {
  shows: Shown;
  answered: TileAnswered;
  asTable: boolean;
}

/** What a tile of each kind looks like. Nothing where the answer is still that of what it showed before. */
export function TileBody({ shows, answered: { answer, from, to, time_zone: timeZone }, asTable }: TileBodyProps) {
  if (shows.kind === 'figures' && answer.kind === 'figures')
    return <FiguresTile metrics={shows.metrics} goal={shows.goal} overview={answer.overview} asTable={asTable} />;
  if (shows.kind === 'trend' && answer.kind === 'trend')
    return <TrendTile metric={shows.metric} overview={answer.overview} timeZone={timeZone} asTable={asTable} />;
  if (shows.kind === 'breakdown' && answer.kind === 'breakdown')
    return <BreakdownTile shows={shows} {...answer} asTable={asTable} />;
  if (shows.kind === 'funnel' && answer.kind === 'funnel')
    return <FunnelTile id={shows.funnel} unit={answer.count_by} analytics={answer.analytics} asTable={asTable} />;
  if (shows.kind === 'paths' && answer.kind === 'paths')
    return <PathsTile shows={shows} flow={answer.flow} asTable={asTable} />;
  if (shows.kind === 'heatmap' && answer.kind === 'heatmap')
    return <HeatmapTile shows={shows} answer={answer} asTable={asTable} />;
  if (shows.kind === 'retention' && answer.kind === 'retention')
    return (
      <RetentionTile
        shows={shows}
        retention={answer.retention}
        days={{ from, to }}
        timeZone={timeZone}
        asTable={asTable}
      />
    );
  switch (answer.kind) {
    case 'goals':
      return <GoalsTile answer={answer} asTable={asTable} />;
    case 'vitals':
      return <VitalsTile vitals={answer.vitals} timeZone={timeZone} asTable={asTable} />;
    case 'live':
      return <LiveTile now={answer.now} asTable={asTable} />;
    case 'form':
      return <FormTile figures={answer.figures} asTable={asTable} />;
    case 'events':
      return <EventsTile events={answer.events} asTable={asTable} />;
    default:
      return null;
  }
}

/** Whether there is nothing to be shown: nobody came, or nobody did it. */
export function isEmpty(answer: TileAnswer): boolean {
  switch (answer.kind) {
    case 'figures':
    case 'trend':
      return answer.overview.totals.sessions === 0;
    case 'breakdown':
      return answer.breakdown.items.length === 0;
    case 'funnel':
      return answer.analytics.steps[0]?.count === 0;
    case 'paths':
      return answer.flow.sessions === 0;
    case 'retention':
      return answer.retention.cohorts.every(({ size }) => size === 0);
    case 'goals':
      return answer.sessions === 0;
    case 'vitals':
      return answer.vitals.items.length === 0;
    case 'heatmap':
      return answer.total === 0;
    case 'form':
      return answer.figures.views === 0;
    case 'events':
      return answer.events.items.length === 0;
    case 'live':
      return false;
  }
}
