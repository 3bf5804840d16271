import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import { SETTINGS_SECTIONS } from '../../../app/settings-sections.ts';

/** Leads to each card: beside them where there is room, and else above. */
export function Contents() {
  return (
    <nav
      aria-label={t`On this page`}
      className="-mx-2 flex flex-wrap gap-x-1 xl:sticky xl:top-20 xl:order-last xl:mx-0 xl:flex-col xl:self-start"
    >
      {Object.entries(SETTINGS_SECTIONS).map(([hash, { label }]) => (
        <Link
          key={hash}
          to="."
          hash={hash}
          search
          activeOptions={{ includeHash: true }}
          className="rounded-md px-2 py-1 text-muted-foreground hover:bg-hover hover:text-foreground data-[status=active]:text-foreground"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
