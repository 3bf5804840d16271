import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useMatches } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Logo } from '../../ui/logo.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AccountMenu } from './account-menu.tsx';
import { DateRangePicker } from './date-range-picker.tsx';
import { SegmentBar } from './segment-bar.tsx';
import { SiteSwitcher } from './site-switcher.tsx';

interface TopBarProps {
  /** Of the site that is shown, if one is. */
  siteId: number | undefined;
  /** Whether there will be one: what is asked of it keeps its place. */
  isSiteComing: boolean;
  onPalette: () => void;
  onHelp: () => void;
  /** Where there is one. */
  onTour: (() => void) | undefined;
}

/** Which site, which days, which sessions: what the view below is about. */
export function TopBar({ siteId, isSiteComing, onPalette, onHelp, onTour }: TopBarProps) {
  const asks = useMatches({ select: (matches) => matches.at(-1)?.staticData.asks });
  return (
    <header className="sticky top-0 z-20 flex low:static min-h-14 flex-wrap items-center gap-x-2 gap-y-1.5 border-b bg-background/95 px-4 py-2 backdrop-blur-sm md:px-6">
      <Link to="/sites" search={{}} aria-label={t`All sites`} className={siteId ? 'md:hidden' : ''}>
        <Logo />
      </Link>
      <SiteSwitcher siteId={siteId} />
      <div className="order-last flex w-full min-w-0 flex-wrap items-center gap-1.5 empty:hidden lg:order-none lg:w-auto lg:flex-1">
        {isSiteComing && asks && <Skeleton className="h-8 w-36" />}
        {siteId && asks && <DateRangePicker />}
        {siteId && asks === 'days and segment' && <SegmentBar />}
      </div>
      <div className="ms-auto flex items-center gap-1">
        <Button
          variant="secondary"
          data-tour="go-to"
          onClick={onPalette}
          className="hidden text-muted-foreground sm:inline-flex"
        >
          <Search aria-hidden />
          <Trans>Go to</Trans>
          <Kbd>{isApple ? '⌘' : 'Ctrl'} K</Kbd>
        </Button>
        <Button
          variant="ghost"
          size="icon"
          data-tour="go-to"
          aria-label={t`Go to`}
          onClick={onPalette}
          className="sm:hidden"
        >
          <Search />
        </Button>
        <AccountMenu onHelp={onHelp} onTour={onTour} />
      </div>
    </header>
  );
}

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
