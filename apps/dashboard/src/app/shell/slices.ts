import {
  Activity,
  BarChart3,
  Filter,
  type LucideIcon,
  MousePointerClick,
  Settings,
  SquarePlay,
  TextCursorInput,
} from 'lucide-react';

interface Slice {
  label: string;
  to: `/sites/$siteId/${'overview' | 'live' | 'recordings' | 'heatmaps' | 'funnels' | 'forms' | 'settings'}`;
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
  { label: 'Funnels', to: '/sites/$siteId/funnels', icon: Filter, key: 'u' },
  { label: 'Forms', to: '/sites/$siteId/forms', icon: TextCursorInput, key: 'f' },
  { label: 'Settings', to: '/sites/$siteId/settings', icon: Settings, key: 's' },
];
