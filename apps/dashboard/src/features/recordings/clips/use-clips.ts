import type { RecordingClip } from '@desirepath/contract/recording-clips';
import type { Recording } from '@desirepath/contract/recordings';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { api } from '../../../app/api.ts';
import type { Player } from '../replay/player.ts';

const route = getRouteApi('/signed-in/sites/$siteId/recordings/$recordingId');
const NO_CLIPS: readonly RecordingClip[] = [];

export const clipsQuery = (site: number, id: string) => api.recordingClips.list.queryOptions({ input: { site, id } });

/** The clips of a recording, once it is shown, and the one that the address names: it is played alone. */
export function useClips({ site, recording_id, started_at }: Recording, player: Player, isShown: boolean) {
  const { clip: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const enabled = isShown || asked !== undefined;
  const clips = useQuery({ ...clipsQuery(site, recording_id), enabled }).data?.items ?? NO_CLIPS;
  const shown = clips.find(({ id }) => id === asked);
  const { from, to } = shown ?? {};

  useEffect(() => {
    const start = Date.parse(started_at);
    player.setRange(from !== undefined && to !== undefined ? { from: start + from, to: start + to } : null);
  }, [player, started_at, from, to]);

  const show = useCallback(
    (clip: string | undefined) =>
      void navigate({ search: ({ at: _, ...search }) => ({ ...search, clip }), replace: true }),
    [navigate],
  );
  return { clips, shown, show };
}
