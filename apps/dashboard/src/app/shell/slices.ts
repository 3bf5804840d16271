import { t } from '@lingui/core/macro';
import {
  Activity,
  BarChart3,
  BellRing,
  Braces,
  Filter,
  LayoutGrid,
  type LucideIcon,
  MessageCircle,
  MessageCircleQuestion,
  MousePointerClick,
  Repeat,
  Route,
  Settings,
  SquarePlay,
  TextCursorInput,
  Users,
} from 'lucide-react';

interface Slice {
  label: string;
  to: `/sites/$siteId/${'overview' | 'live' | 'boards' | 'recordings' | 'heatmaps' | 'funnels' | 'paths' | 'visitors' | 'forms' | 'surveys' | 'feedback' | 'retention' | 'events' | 'alerts' | 'settings'}`;
  icon: LucideIcon;
  /** Pressed after `g`. */
  key: string;
}

/** The views of a site, in the order of the navigation. */
export const SLICES: readonly Slice[] = [
  { label: t`Overview`, to: '/sites/$siteId/overview', icon: BarChart3, key: 'o' },
  { label: t`Live`, to: '/sites/$siteId/live', icon: Activity, key: 'l' },
  { label: t`Recordings`, to: '/sites/$siteId/recordings', icon: SquarePlay, key: 'r' },
  { label: t`Heatmaps`, to: '/sites/$siteId/heatmaps', icon: MousePointerClick, key: 'h' },
  { label: t`Boards`, to: '/sites/$siteId/boards', icon: LayoutGrid, key: 'd' },
  { label: t`Funnels`, to: '/sites/$siteId/funnels', icon: Filter, key: 'u' },
  { label: t`Paths`, to: '/sites/$siteId/paths', icon: Route, key: 'p' },
  { label: t`Visitors`, to: '/sites/$siteId/visitors', icon: Users, key: 'v' },
  { label: t`Forms`, to: '/sites/$siteId/forms', icon: TextCursorInput, key: 'f' },
  { label: t`Surveys`, to: '/sites/$siteId/surveys', icon: MessageCircleQuestion, key: 'y' },
  { label: t`Feedback`, to: '/sites/$siteId/feedback', icon: MessageCircle, key: 'b' },
  { label: t`Retention`, to: '/sites/$siteId/retention', icon: Repeat, key: 't' },
  { label: t`Events`, to: '/sites/$siteId/events', icon: Braces, key: 'e' },
  { label: t`Alerts`, to: '/sites/$siteId/alerts', icon: BellRing, key: 'a' },
  { label: t`Settings`, to: '/sites/$siteId/settings', icon: Settings, key: 's' },
];
