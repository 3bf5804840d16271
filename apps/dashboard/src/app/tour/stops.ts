import { rangeOf } from '@desirepath/contract/days';
import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import type { QueryClient } from '@tanstack/react-query';
import type { useNavigate } from '@tanstack/react-router';
import { api } from '../api.ts';
import { DEFAULT_PRESET } from '../date-range.ts';
import { NO_SEGMENT } from '../search.ts';

interface Going {
  site: Site;
  navigate: ReturnType<typeof useNavigate>;
  queryClient: QueryClient;
}

export interface Stop {
  title: string;
  text: string;
  /** What on the page it is about. */
  about: string;
  go: (going: Going) => Promise<unknown>;
}

/** What the tour shows, in the order of the questions that somebody new has. */
export const STOPS: readonly Stop[] = [
  {
    title: t`From a number to its sessions`,
    text: t`Beside every number is this sign. It opens the recordings of exactly those visits: see why a number is what it is.`,
    about: 'main a[href*="/recordings"]',
    go: ({ site, navigate }) =>
      navigate({ to: '/sites/$siteId/overview', params: { siteId: site.id }, search: NO_SEGMENT }),
  },
  {
    title: t`One filter for every view`,
    text: t`Narrow the visits down here, by device, page, what was done, who it was. The filter stays while you go from view to view, and can be saved as a segment.`,
    about: '[data-tour="filter"]',
    go: ({ site, navigate }) =>
      navigate({ to: '/sites/$siteId/overview', params: { siteId: site.id }, search: NO_SEGMENT }),
  },
  {
    title: t`What a heatmap shows`,
    text: t`Clicks lie over the page as it was recorded, on the element that was clicked, at every width. Choose moves, scrolling, attention or rage above it, and click a spot for its sessions.`,
    about: '[data-testid="replay-frame"]',
    go: ({ site, navigate }) =>
      navigate({ to: '/sites/$siteId/heatmaps', params: { siteId: site.id }, search: NO_SEGMENT }),
  },
  {
    title: t`Which recordings deserve a look`,
    text: t`Those in which something happened come first, and say what: rage clicks, errors, a form that was given up.`,
    about: 'main a[href*="/recordings/"]',
    go: ({ site, navigate }) =>
      navigate({ to: '/sites/$siteId/recordings', params: { siteId: site.id }, search: NO_SEGMENT }),
  },
  {
    title: t`Watch it happen`,
    text: t`Space plays, the arrow keys jump, and what happened stands on the timeline and beside the picture. What visitors typed was masked in their own browser.`,
    about: '[data-testid="replay-frame"]',
    async go({ site, navigate, queryClient }) {
      const input = { site: site.id, ...rangeOf(DEFAULT_PRESET, site.settings.time_zone, new Date()), limit: 1 };
      const { items } = await queryClient.fetchQuery(api.recordings.list.queryOptions({ input }));
      const [first] = items;
      const params = { siteId: site.id, recordingId: first?.recording_id ?? '' };
      return first && navigate({ to: '/sites/$siteId/recordings/$recordingId', params, search: NO_SEGMENT });
    },
  },
  {
    title: t`Where visitors drop off`,
    text: t`A funnel counts who gets from step to step. Behind every step are those who went on, and those who did not, to be watched.`,
    about: 'main a[href*="/recordings"]',
    async go({ site, navigate, queryClient }) {
      const { items } = await queryClient.fetchQuery(api.funnels.list.queryOptions({ input: { site: site.id } }));
      const [first] = items;
      return first
        ? navigate({
            to: '/sites/$siteId/funnels/$funnelId',
            params: { siteId: site.id, funnelId: first.id },
            search: NO_SEGMENT,
          })
        : navigate({ to: '/sites/$siteId/funnels', params: { siteId: site.id }, search: NO_SEGMENT });
    },
  },
  {
    title: t`Go anywhere by typing`,
    text: t`⌘K, or Ctrl K, finds views, pages, visitors, recordings, funnels, surveys and settings. This tour is in it, too.`,
    about: '[data-tour="go-to"]',
    go: ({ site, navigate }) =>
      navigate({ to: '/sites/$siteId/overview', params: { siteId: site.id }, search: NO_SEGMENT }),
  },
  {
    title: t`Now your own site`,
    text: t`Add it under “Add a site”, and put a line like this one into its pages. The first visit is here a second later.`,
    about: 'main pre',
    go: ({ site, navigate }) => navigate({ to: '/sites/$siteId/install', params: { siteId: site.id } }),
  },
];
