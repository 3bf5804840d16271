import { Trans } from '@lingui/react/macro';
import { Outlet, useMatch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { endEarly } from '../../early-palette.ts';
import { later } from '../later.tsx';
import { isDemo, isTourDone } from '../tour/seen.ts';
import { BottomNav, SideNav } from './nav.tsx';
import { SlowQuestions } from './slow-questions.tsx';
import { TopBar } from './top-bar.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { useViewsAtHand } from './use-views-at-hand.ts';

const ShortcutsDialog = later(() => import('./shortcuts-dialog.tsx'));
const Tour = later(() => import('../tour/tour.tsx'));
const CommandPalette = later(() => import('./palette/palette.tsx'));

/** The frame of everything behind the sign-in: slices on the left (below on a phone), the question on top. */
export function AppShell() {
  const [open, setOpen] = useState<'palette' | 'shortcuts'>();
  const close = () => setOpen(undefined);
  const match = useMatch({ from: '/signed-in/sites/$siteId', shouldThrow: false });
  const site = match?.loaderData;
  const siteId = site?.id;
  // The way to its views has its place before the site is there: nothing moves aside for it then.
  const isSiteComing = match?.status === 'pending' && site === undefined;
  const navigable = isSiteComing ? match.params.siteId : siteId;
  const [tour, setTour] = useState(() => (isTourDone() ? 'done' : 'offered'));
  const startTour = isDemo(site) ? () => setTour('asked for') : undefined;
  useShortcuts({ siteId, onPalette: () => setOpen('palette'), onHelp: () => setOpen('shortcuts') });

  useEffect(() => {
    if (endEarly()) setOpen('palette');
  }, []);
  useViewsAtHand(siteId);

  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed top-2 start-2 z-50 -translate-y-16 rounded-md border bg-popover px-3 py-2 font-medium focus:translate-y-0"
      >
        <Trans>Skip to the content</Trans>
      </a>
      {navigable && <SideNav siteId={navigable} />}
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar
          siteId={siteId}
          isSiteComing={isSiteComing}
          onPalette={() => setOpen('palette')}
          onHelp={() => setOpen('shortcuts')}
          onTour={startTour}
        />
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-[1440px] flex-1 p-4 pb-24 outline-none md:p-6">
          <Outlet />
        </main>
      </div>
      {navigable && <BottomNav siteId={navigable} />}
      <SlowQuestions />
      {site && startTour && tour !== 'done' && (
        <Tour site={site} isAskedFor={tour === 'asked for'} onClose={() => setTour('done')} />
      )}
      {open === 'palette' && (
        <CommandPalette siteId={siteId} onClose={close} onHelp={() => setOpen('shortcuts')} onTour={startTour} />
      )}
      {open === 'shortcuts' && <ShortcutsDialog onClose={close} />}
    </div>
  );
}
