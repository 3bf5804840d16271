import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { createKept, isText, type Kept, type KeptAssets, NOTHING_KEPT } from '../ui/padlock/kept.ts';
import { api, client } from './api.ts';
import { toastProblem } from './toast-problem.ts';

/** A recorded session, or the page view that a snapshot was taken of. */
type Shown = { recording: string } | { page: string };

const hostsQuery = (site: number) =>
  api.assets.hosts.queryOptions({ input: { id: site }, staleTime: Number.POSITIVE_INFINITY });

const keptQuery = (site: number, of: Shown) =>
  queryOptions({
    queryKey: ['kept assets', site, of],
    queryFn: ({ signal }) => loadKept(site, of, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000, // until what was asked for beforehand is shown
  });

/** Asks for it before there is anything to show it in. */
export function prefetchKept(queryClient: QueryClient, site: number, of: Shown): void {
  void queryClient.prefetchQuery(keptQuery(site, of));
  void queryClient.prefetchQuery(hostsQuery(site));
}

type Loaded = Omit<KeptAssets, 'hosts'>;

/** What is kept of a recording or page, with the texts of what is rewritten before it is shown: style sheets, and files of icons. */
async function loadKept(site: number, of: Shown, signal: AbortSignal): Promise<Loaded> {
  const urlOf = (hash: string) => `/api/assets/${hash}?site=${site}`;
  const { items: uses } = await client.assets.list({ site, ...of }, { signal });
  const hashes = new Set(uses.flatMap((use) => (use.hash !== null && isText(use) ? use.hash : [])));
  const texts = new Map<string, string>();
  const load = async (hash: string) => {
    const answer = await fetch(urlOf(hash), { signal });
    // What is said instead of one is not it.
    if (answer.ok) texts.set(hash, await answer.text());
  };
  await Promise.all([...hashes].map(load));
  return { uses, urlOf, texts };
}

export interface KeptOf {
  /** Undefined while it is not known. What cannot be loaded is as if nothing were kept. */
  kept: Kept | undefined;
  /** The hosts of the site, and whether what is not kept comes from them. */
  hosts: { hosts: readonly string[]; shown: boolean; show(shown: boolean): void } | undefined;
}

/** What a recording or page shows besides its DOM, for whoever is signed in. */
export function useKept(site: number, of: Shown): KeptOf {
  const queryClient = useQueryClient();
  const loaded = useQuery(keptQuery(site, of));
  const hosts = useQuery(hostsQuery(site));
  const change = useMutation(
    api.assets.showHosts.mutationOptions({
      onSuccess: (answer) => queryClient.setQueryData(hostsQuery(site).queryKey, answer),
      onError: toastProblem,
    }),
  );
  const isKnown = !loaded.isPending && !hosts.isPending;
  const asked = hosts.data?.shown ? hosts.data.hosts : NOTHING_KEPT.hosts;
  const kept = useMemo(
    () => (isKnown ? createKept({ ...NOTHING_KEPT, ...loaded.data, hosts: asked }) : undefined),
    [isKnown, loaded.data, asked],
  );
  return {
    kept,
    hosts: hosts.data && { ...hosts.data, show: (shown) => change.mutate({ id: site, shown }) },
  };
}
