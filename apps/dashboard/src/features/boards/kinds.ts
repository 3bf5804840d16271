import { readable } from '@desirepath/contract/readable';
import type { Shown, TileKind } from '@desirepath/contract/tiles';
import { t } from '@lingui/core/macro';
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
import { inSentence } from '../../language/in-sentence.ts';
import { DIMENSION_LOOKS } from '../trends/dimensions.ts';
import { METRIC_LOOKS } from '../trends/metrics.ts';

export const KIND_LOOKS: Record<TileKind, { label: string; help: string; icon: LucideIcon }> = {
  figures: { label: t`Figures`, help: t`One or more headline numbers.`, icon: Hash },
  trend: { label: t`Over time`, help: t`One figure as a line.`, icon: ChartLine },
  breakdown: { label: t`Breakdown`, help: t`Pages, sources, countries …`, icon: ListOrdered },
  funnel: { label: t`Funnel`, help: t`How far visitors get.`, icon: Filter },
  paths: { label: t`Paths`, help: t`The ways they take.`, icon: Route },
  retention: { label: t`Retention`, help: t`Who comes back.`, icon: Repeat },
  goals: { label: t`Goals`, help: t`How many reach them, and what that is worth.`, icon: Target },
  vitals: { label: t`Web vitals`, help: t`How pages feel.`, icon: Gauge },
  live: { label: t`Now`, help: t`Who is on the site.`, icon: Activity },
  heatmap: { label: t`Heatmap`, help: t`What is clicked on a page, and where.`, icon: MousePointerClick },
  form: { label: t`Form`, help: t`How many begin it and send it.`, icon: TextCursorInput },
  events: { label: t`Events`, help: t`What happens how often.`, icon: Braces },
};

/** What a tile is called before somebody calls it otherwise. */
export function usualTitle(shows: Shown): string {
  switch (shows.kind) {
    case 'figures': {
      const [first, ...others] = shows.metrics;
      return first && others.length === 0 ? METRIC_LOOKS[first].label : t`At a glance`;
    }
    case 'trend':
      return t`${METRIC_LOOKS[shows.metric].label} over time`;
    case 'breakdown': {
      if (shows.by !== 'property') return DIMENSION_LOOKS[shows.by].label;
      const { event = t`Events`, property = inSentence(t`Property`) } = shows;
      return t`${event} by ${property}`;
    }
    case 'heatmap':
      return t`Clicked most on ${readable(shows.path)}`.slice(0, 100);
    default:
      return KIND_LOOKS[shows.kind].label;
  }
}
