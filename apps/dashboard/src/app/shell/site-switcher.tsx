import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { Check, ChevronsUpDown, LayoutGrid, Plus } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/dropdown-menu.tsx';
import { useMayAddSite } from '../at-least.tsx';
import { NO_SEGMENT } from '../search.ts';
import { sitesQuery } from '../sites.ts';
import { SLICES } from './slices.ts';

/** Goes to the same view of another site with the same days; its visitors are others, so the segment stays behind. */
export function SiteSwitcher({ siteId }: { siteId: number | undefined }) {
  const { data } = useQuery(sitesQuery);
  const mayAdd = useMayAddSite();
  const sites = data?.items ?? [];
  const current = sites.find((site) => site.id === siteId);
  const view = useLocation({ select: ({ pathname }) => `/${pathname.split('/')[3]}` });
  const to = SLICES.find((slice) => slice.to.endsWith(view))?.to ?? '/sites/$siteId/overview';
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          className="min-w-0 max-w-52 text-foreground printed"
          aria-label={current ? t`Site: ${current.name}` : t`Sites: choose one`}
        >
          <span className="truncate">{current?.name ?? t`Sites`}</span>
          <ChevronsUpDown className="text-muted-foreground" aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="min-w-60">
        {sites.map((site) => (
          <DropdownMenuItem key={site.id} asChild>
            <Link to={to} params={{ siteId: site.id }} search={NO_SEGMENT}>
              <span className="grid min-w-0 flex-1 py-1">
                <span className="truncate font-medium">{site.name}</span>
                {site.name !== site.domain && (
                  <span className="truncate text-muted-foreground text-xs">{site.domain}</span>
                )}
              </span>
              {site.id === siteId && <Check />}
            </Link>
          </DropdownMenuItem>
        ))}
        {sites.length > 0 && <DropdownMenuSeparator />}
        <DropdownMenuItem asChild>
          <Link to="/sites" search={{}}>
            <LayoutGrid />
            <Trans>All sites</Trans>
          </Link>
        </DropdownMenuItem>
        {mayAdd && (
          <DropdownMenuItem asChild>
            <Link to="/sites/new" search={{}}>
              <Plus />
              <Trans>Add a site</Trans>
            </Link>
          </DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
