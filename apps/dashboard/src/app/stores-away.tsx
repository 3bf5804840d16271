import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type Query, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { CloudOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { askAgain } from './asking-again.ts';
import { type Health, healthIn } from './health.ts';
import { isTransient } from './problem.ts';

const ASK_EVERY_MS = 3_000;

const SAYS: Record<Exclude<Health, 'ok'>, string> = {
  behaviour: t`The store of events does not answer. Trackers keep what they measure, and send it later.`,
  records: t`The store of accounts and settings does not answer. Visitors are counted all the same.`,
  stores: t`The stores do not answer. Trackers keep what they measure, and send it later.`,
  server: t`The server cannot be reached. Is it running?`,
};

const hasFailed = ({ state }: Query) => state.status === 'error' && isTransient(state.error);

/** Once a question has failed for what passes by itself: says what is away, and asks again when it is back. */
export function StoresAway() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const [isTroubled, setTroubled] = useState(false);
  useEffect(() => {
    const cache = queryClient.getQueryCache();
    return cache.subscribe(() => setTroubled(cache.findAll({ predicate: hasFailed }).length > 0));
  }, [queryClient]);

  const { data: health, dataUpdatedAt } = useQuery({
    queryKey: ['health'],
    queryFn: async ({ signal }) => healthIn(() => fetch('/readyz', { signal })),
    enabled: isTroubled,
    refetchInterval: ASK_EVERY_MS,
    staleTime: 0,
    gcTime: 0,
  });
  const asked = useRef({ at: 0, pause: 0 });
  useEffect(() => {
    if (!isTroubled || health !== 'ok') return;
    const asking = askAgain(asked.current, dataUpdatedAt);
    if (!asking) return;
    asked.current = asking;
    queryClient.removeQueries({ predicate: hasFailed, type: 'inactive' });
    void queryClient.refetchQueries({ predicate: hasFailed, type: 'active' });
    void router.invalidate();
  }, [isTroubled, health, dataUpdatedAt, queryClient, router]);

  if (!isTroubled || health === undefined || health === 'ok') return null;
  return (
    <div
      role="status"
      className="fixed inset-x-0 bottom-20 z-40 mx-auto flex w-fit max-w-[calc(100%-2rem)] animate-appear items-center gap-3 rounded-lg border bg-popover px-3 py-2 md:bottom-4"
    >
      <CloudOff aria-hidden className="size-4 shrink-0 text-bad" />
      <span>
        {SAYS[health]} <Trans>This page fills by itself once it is back.</Trans>
      </span>
    </div>
  );
}
