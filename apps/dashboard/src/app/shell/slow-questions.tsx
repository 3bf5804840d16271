import { Plural, Trans } from '@lingui/react/macro';
import { type Query, useQueryClient } from '@tanstack/react-query';
import { Hourglass } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';

/** From then on whoever waits wants to know that something happens, and a way out. */
const LONG_MS = 2_000;
const LOOK_EVERY_MS = 500;

/**
 * Says that the store is still at work, once a question takes long, and ends what is asked for: the request is closed, and the
 * server then ends its queries. What was shown before stays.
 */
export function SlowQuestions() {
  const queryClient = useQueryClient();
  const [slow, setSlow] = useState(0);
  useEffect(() => {
    const begun = new Map<Query, number>();
    const look = () => {
      const now = Date.now();
      const asked = queryClient.getQueryCache().findAll({ fetchStatus: 'fetching', type: 'active' });
      for (const query of begun.keys()) if (!asked.includes(query)) begun.delete(query);
      for (const query of asked) if (!begun.has(query)) begun.set(query, now);
      setSlow(asked.filter((query) => now - (begun.get(query) ?? now) >= LONG_MS).length);
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [queryClient]);
  if (slow === 0) return null;
  return (
    <div
      role="status"
      className="fixed inset-x-0 bottom-20 z-40 mx-auto flex w-fit max-w-[calc(100%-2rem)] animate-appear items-center gap-3 rounded-lg border bg-popover py-1.5 pe-1.5 ps-3 md:bottom-4"
    >
      <Hourglass aria-hidden className="size-4 text-muted-foreground" />
      <span>
        <Plural value={slow} _1="A question takes longer than usual." other="# questions take longer than usual." />
      </span>
      <Button
        size="sm"
        onClick={() => {
          setSlow(0);
          const asked = { fetchStatus: 'fetching', type: 'active' } as const;
          const hasData = ({ state }: Query) => state.data !== undefined;
          void queryClient.cancelQueries({ ...asked, predicate: hasData });
          // Where there was nothing before, it is said that there is nothing, with a way to ask again.
          void queryClient.cancelQueries({ ...asked, predicate: (query) => !hasData(query) }, { revert: false });
        }}
      >
        <Trans>Cancel</Trans>
      </Button>
    </div>
  );
}
