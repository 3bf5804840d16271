import { BarChart3, type LucideIcon, MousePointerClick, Settings, SquarePlay } from 'lucide-react';

interface Slice {
  label: string;
  to: '/sites/$siteId/overview' | '/sites/$siteId/recordings' | '/sites/$siteId/heatmaps' | '/sites/$siteId/settings';
  icon: LucideIcon;
  /** Pressed after `g`. */
  key: string;
}

/** The views of a site, in the order of the navigation. */
export const SLICES: readonly Slice[] = [
  { label: 'Overview', to: '/sites/$siteId/overview', icon: BarChart3, key: 'o' },
  { label: 'Recordings', to: '/sites/$siteId/recordings', icon: SquarePlay, key: 'r' },
  { label: 'Heatmaps', to: '/sites/$siteId/heatmaps', icon: MousePointerClick, key: 'h' },
  { label: 'Settings', to: '/sites/$siteId/settings', icon: Settings, key: 's' },
];
