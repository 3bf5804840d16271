import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useMatch, useNavigate } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { rememberTour } from './seen.ts';
import { STOPS } from './stops.ts';
import { usePointedAt } from './use-pointed-at.ts';

interface TourProps {
  site: Site;
  /** Asked for by name: then it begins at once. */
  isAskedFor: boolean;
  onClose: () => void;
}

/**
 * Leads through the demo, stop by stop, and stays out of the way of whoever tries things meanwhile. It is offered where one arrives: on a
 * phone it would cover half of what they look at elsewhere.
 */
export default function Tour({ site, isAskedFor, onClose }: TourProps) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [at, setAt] = useState<number>();
  const title = useRef<HTMLHeadingElement>(null);
  const stop = at === undefined ? undefined : STOPS[at];
  usePointedAt(stop?.about);
  const isOverview = useMatch({ from: '/signed-in/sites/$siteId/overview', shouldThrow: false }) !== undefined;

  const goTo = async (next: number) => {
    // Where it leads is there before it is said what it is; what goes wrong there, the view itself says.
    await STOPS[next]?.go({ site, navigate, queryClient }).catch(() => undefined);
    setAt(next);
  };
  const close = () => {
    rememberTour();
    onClose();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is asked for
  useEffect(() => {
    if (isAskedFor) void goTo(0);
  }, [isAskedFor]);
  useEffect(() => {
    if (at !== undefined) title.current?.focus();
  }, [at]);

  if (at === undefined && !isOverview) return null;
  return (
    <section
      aria-label={t`Tour of the demo`}
      onKeyDown={(event) => event.key === 'Escape' && close()}
      className="fixed end-4 bottom-18 z-40 grid w-[min(22rem,calc(100vw-2rem))] animate-appear gap-2 rounded-lg border bg-popover p-4 md:bottom-4"
    >
      <Button
        variant="ghost"
        size="icon"
        aria-label={t`Close the tour`}
        onClick={close}
        className="absolute end-2 top-2"
      >
        <X />
      </Button>
      <h2 ref={title} tabIndex={-1} className="pe-8 font-semibold outline-none">
        {stop ? stop.title : t`New here?`}
      </h2>
      <p className="text-muted-foreground">
        {stop
          ? stop.text
          : t`This is a demo shop with two months of visits. See in eight stops what can be learned from them.`}
      </p>
      <div className="flex items-center gap-2 pt-1">
        {at !== undefined && (
          <span className="me-auto text-muted-foreground text-xs tabular-nums">
            {t`${formatNumber(at + 1)} of ${formatNumber(STOPS.length)}`}
          </span>
        )}
        {at === undefined ? (
          <>
            <Button variant="primary" onClick={() => void goTo(0)}>
              <Trans>Show me around</Trans>
            </Button>
            <Button variant="ghost" onClick={close}>
              <Trans>No, thanks</Trans>
            </Button>
          </>
        ) : (
          <>
            {at > 0 && (
              <Button variant="ghost" onClick={() => void goTo(at - 1)}>
                <Trans>Back</Trans>
              </Button>
            )}
            {at + 1 < STOPS.length ? (
              <Button variant="primary" onClick={() => void goTo(at + 1)}>
                <Trans>Next</Trans>
              </Button>
            ) : (
              <Button variant="primary" onClick={close}>
                <Trans>Done</Trans>
              </Button>
            )}
          </>
        )}
      </div>
    </section>
  );
}
