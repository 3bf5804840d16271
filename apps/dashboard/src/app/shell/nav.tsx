import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useLocation } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Logo } from '../../ui/logo.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx';
import { SLICES } from './slices.ts';

const linkStyle =
  'flex items-center text-muted-foreground transition-colors hover:text-foreground data-[status=active]:text-foreground [&[data-status=active]_svg]:text-ember-text';

export function SideNav({ siteId }: { siteId: number }) {
  return (
    <aside className="sticky top-0 hidden h-dvh w-52 shrink-0 flex-col gap-2 overflow-y-auto border-e bg-card px-3 pb-3 md:flex short:w-14">
      <Link
        to="/sites"
        search={{}}
        className="flex h-14 shrink-0 items-center gap-2 px-1 font-semibold text-[.9375rem]"
      >
        <Logo />
        <span className="short:sr-only">Desirepath</span>
      </Link>
      <nav aria-label={t`Views`} className="grid gap-0.5">
        {SLICES.map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            params={{ siteId }}
            activeOptions={{ includeSearch: false }}
            className={`${linkStyle} h-8 gap-2.5 rounded-md px-2 font-medium hover:bg-hover data-[status=active]:bg-muted`}
          >
            <Icon className="size-4 shrink-0" aria-hidden />
            <span className="short:sr-only">{label}</span>
          </Link>
        ))}
      </nav>
    </aside>
  );
}

/** On a phone the thumb is at the bottom: what is looked at most, and a sheet with all. */
export function BottomNav({ siteId }: { siteId: number }) {
  const [isOpen, setOpen] = useState(false);
  const path = useLocation({ select: ({ pathname }) => `${pathname}/` });
  const isBehind = SLICES.slice(IN_REACH).some(({ to }) =>
    path.startsWith(`${to.replace('$siteId', String(siteId))}/`),
  );
  return (
    <nav
      aria-label={t`Views`}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-[repeat(5,minmax(2.75rem,auto))] border-t bg-card pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {SLICES.slice(0, IN_REACH).map((slice) => (
        <BottomLink key={slice.to} slice={slice} siteId={siteId} />
      ))}
      <Popover open={isOpen} onOpenChange={setOpen}>
        <PopoverTrigger
          data-status={isBehind ? 'active' : undefined}
          className={`${linkStyle} h-14 flex-col justify-center gap-1 text-xs`}
        >
          <Ellipsis className="size-5" aria-hidden />
          <Trans>More</Trans>
        </PopoverTrigger>
        <PopoverContent aria-label={t`More views`} side="top" align="end" className="grid w-72 grid-cols-3 gap-1 p-2">
          {SLICES.slice(IN_REACH).map((slice) => (
            <BottomLink key={slice.to} slice={slice} siteId={siteId} onFollow={() => setOpen(false)} />
          ))}
        </PopoverContent>
      </Popover>
    </nav>
  );
}

/** A thumb tells five places apart; the fifth is the way to all others. */
const IN_REACH = 4;

interface BottomLinkProps {
  slice: (typeof SLICES)[number];
  siteId: number;
  onFollow?: () => void;
}

const BottomLink = ({ slice: { to, label, icon: Icon }, siteId, onFollow }: BottomLinkProps) => (
  <Link
    to={to}
    params={{ siteId }}
    activeOptions={{ includeSearch: false }}
    onClick={onFollow}
    className={`${linkStyle} h-14 min-w-0 flex-col justify-center gap-1 px-0.5 text-2xs tracking-tight`}
  >
    <Icon className="size-5" aria-hidden />
    <span className="max-w-full truncate">{label}</span>
  </Link>
);
