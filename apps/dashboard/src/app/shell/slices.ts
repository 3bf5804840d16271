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
  { label: 'Overview', to: '/sites/$siteId/overview', icon: BarChart3, key: 'o' },
  { label: 'Live', to: '/sites/$siteId/live', icon: Activity, key: 'l' },
  { label: 'Recordings', to: '/sites/$siteId/recordings', icon: SquarePlay, key: 'r' },
  { label: 'Heatmaps', to: '/sites/$siteId/heatmaps', icon: MousePointerClick, key: 'h' },
  { label: 'Boards', to: '/sites/$siteId/boards', icon: LayoutGrid, key: 'd' },
  { label: 'Funnels', to: '/sites/$siteId/funnels', icon: Filter, key: 'u' },
  { label: 'Paths', to: '/sites/$siteId/paths', icon: Route, key: 'p' },
  { label: 'Visitors', to: '/sites/$siteId/visitors', icon: Users, key: 'v' },
  { label: 'Forms', to: '/sites/$siteId/forms', icon: TextCursorInput, key: 'f' },
  { label: 'Surveys', to: '/sites/$siteId/surveys', icon: MessageCircleQuestion, key: 'y' },
  { label: 'Feedback', to: '/sites/$siteId/feedback', icon: MessageCircle, key: 'b' },
  { label: 'Retention', to: '/sites/$siteId/retention', icon: Repeat, key: 't' },
  { label: 'Events', to: '/sites/$siteId/events', icon: Braces, key: 'e' },
  { label: 'Alerts', to: '/sites/$siteId/alerts', icon: BellRing, key: 'a' },
  { label: 'Settings', to: '/sites/$siteId/settings', icon: Settings, key: 's' },
];
