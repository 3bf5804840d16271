import { Activity, BarChart3, type LucideIcon, MousePointerClick, Settings, SquarePlay } from 'lucide-react';

interface Slice {
  label: string;
  to: `/sites/$siteId/${'overview' | 'live' | 'recordings' | 'heatmaps' | 'settings'}`;
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
  { label: 'Settings', to: '/sites/$siteId/settings', icon: Settings, key: 's' },
];
