import type { Shown, TileKind } from '@desirepath/contract/tiles';
import {
  Activity,
  Braces,
  ChartLine,
  Filter,
  Gauge,
  Hash,
  ListOrdered,
  type LucideIcon,
  MousePointerClick,
  Repeat,
  Route,
  Target,
  TextCursorInput,
} from 'lucide-react';
import { DIMENSION_LOOKS } from '../trends/dimensions.ts';
import { METRIC_LOOKS } from '../trends/metrics.ts';

export const KIND_LOOKS: Record<TileKind, { label: string; help: string; icon: LucideIcon }> = {
  figures: { label: 'Figures', help: 'One or more headline numbers.', icon: Hash },
  trend: { label: 'Over time', help: 'One figure as a line.', icon: ChartLine },
  breakdown: { label: 'Breakdown', help: 'Pages, sources, countries …', icon: ListOrdered },
  funnel: { label: 'Funnel', help: 'How far visitors get.', icon: Filter },
  paths: { label: 'Paths', help: 'The ways they take.', icon: Route },
  retention: { label: 'Retention', help: 'Who comes back.', icon: Repeat },
  goals: { label: 'Goals', help: 'How many reach them, and what that is worth.', icon: Target },
  vitals: { label: 'Web vitals', help: 'How pages feel.', icon: Gauge },
  live: { label: 'Now', help: 'Who is on the site.', icon: Activity },
  heatmap: { label: 'Heatmap', help: 'What is clicked on a page, and where.', icon: MousePointerClick },
  form: { label: 'Form', help: 'How many begin it and send it.', icon: TextCursorInput },
  events: { label: 'Events', help: 'What happens how often.', icon: Braces },
};

/** What a tile is called before somebody calls it otherwise. */
export function usualTitle(shows: Shown): string {
  switch (shows.kind) {
    case 'figures': {
      const [first, ...others] = shows.metrics;
      return first && others.length === 0 ? METRIC_LOOKS[first].label : 'At a glance';
    }
    case 'trend':
      return `${METRIC_LOOKS[shows.metric].label} over time`;
    case 'breakdown':
      return shows.by === 'property'
        ? `${shows.event ?? 'Events'} by ${shows.property ?? 'property'}`
        : DIMENSION_LOOKS[shows.by].label;
    case 'heatmap':
      return `Clicked most on ${shows.path}`.slice(0, 100);
    default:
      return KIND_LOOKS[shows.kind].label;
  }
}
