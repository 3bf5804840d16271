import type { ShareKind } from '@desirepath/contract/access';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Client } from '../../app/api.ts';

export interface SharedViewProps {
  token: string;
  /** Calls with the link. */
  client: Client;
}

const recording = lazy(async () => ({
  default: (await import('../recordings/shared-recording.tsx')).SharedRecording,
}));

/** How a thing of each kind is shown, loaded when such a link is opened. */
export const SHARED_VIEWS: Record<ShareKind, LazyExoticComponent<ComponentType<SharedViewProps>>> = {
  recording,
  clip: recording,
  board: lazy(async () => ({ default: (await import('../boards/shared-board.tsx')).SharedBoard })),
  heatmap: lazy(async () => ({ default: (await import('../heatmaps/out/shared-heatmap.tsx')).SharedHeatmap })),
};
