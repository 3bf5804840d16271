import { Link } from '@tanstack/react-router';
import { Logo } from '../../ui/logo.tsx';
import { SLICES } from './slices.ts';

const linkStyle =
  'flex items-center text-muted-foreground transition-colors hover:text-foreground data-[status=active]:text-foreground [&[data-status=active]_svg]:text-ember-text';

export function SideNav({ siteId }: { siteId: number }) {
  return (
    <aside className="sticky top-0 hidden h-dvh w-52 shrink-0 flex-col gap-2 border-r bg-card px-3 md:flex">
      <Link to="/sites" search={{}} className="flex h-14 items-center gap-2 px-1 font-semibold text-[15px]">
        <Logo />
        Desirepath
      </Link>
      <nav aria-label="Views" className="grid gap-0.5">
        {SLICES.map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            params={{ siteId }}
            activeOptions={{ includeSearch: false }}
            className={`${linkStyle} h-8 gap-2.5 rounded-md px-2 font-medium hover:bg-hover data-[status=active]:bg-muted`}
          >
            <Icon className="size-4" aria-hidden />
            {label}
          </Link>
        ))}
      </nav>
    </aside>
  );
}

/** On a phone the thumb is at the bottom. */
export function BottomNav({ siteId }: { siteId: number }) {
  return (
    <nav
      aria-label="Views"
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t bg-card pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {SLICES.map(({ to, label, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          params={{ siteId }}
          activeOptions={{ includeSearch: false }}
          className={`${linkStyle} h-14 flex-col justify-center gap-1 text-xs`}
        >
          <Icon className="size-5" aria-hidden />
          {label}
        </Link>
      ))}
    </nav>
  );
}
