import { readable } from '@desirepath/contract/readable';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Activity } from 'lucide-react';
import { api } from '../../app/api.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { LiveDot } from '../../ui/live-dot.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

const POLL_MS = 10_000;
/** The others are in the live view. */
const PAGES_SHOWN = 8;

/** How many are on the site now, and on which pages. */
export function LiveNow({ siteId }: { siteId: number }) {
  const { data, isPending } = useQuery(
    api.trends.live.queryOptions({ input: { site: siteId }, staleTime: 0, refetchInterval: POLL_MS }),
  );
  if (isPending) return <Skeleton className="h-8 w-18" />;
  if (!data) return null;
  const isAlive = data.visitors > 0;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" className="text-foreground">
          <LiveDot isOn={isAlive} of={data.visitors} />
          {formatCount(data.visitors)}{' '}
          <span className="font-normal text-muted-foreground">
            <Trans>now</Trans>
          </span>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t`On the site now`} align="end" className="w-72 p-3">
        <h2 className="mb-1 font-semibold">
          <Trans>On the site now</Trans>
        </h2>
        {isAlive ? (
          <ul>
            {data.pages.slice(0, PAGES_SHOWN).map(({ path, visitors }) => (
              <li key={path} className="flex h-8 items-center justify-between gap-3">
                <span className="truncate">{readable(path)}</span>
                <span className="text-muted-foreground tabular-nums">{formatCount(visitors)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-muted-foreground">
            <Trans>Nobody in the last five minutes.</Trans>
          </p>
        )}
        <Button asChild className="mt-2 w-full">
          <Link to="/sites/$siteId/live" params={{ siteId }}>
            <Activity aria-hidden />
            <Trans>Watch what they do</Trans>
          </Link>
        </Button>
      </PopoverContent>
    </Popover>
  );
}
