import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Globe, Plus } from 'lucide-react';
import { useMayAddSite } from '../../app/at-least.tsx';
import { Narrowed } from '../../app/narrowed.tsx';
import { sitesQuery } from '../../app/sites.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { LiveBadge } from './live-badge.tsx';

/** Each live figure is a question of its own: they are for those who have a handful of sites. */
const LIVE_SITES = 20;

export function SitesPage() {
  const { items: sites } = useSuspenseQuery(sitesQuery).data;
  const addSite = useMayAddSite() && (
    <Button asChild variant="primary">
      <Link to="/sites/new">
        <Plus aria-hidden />
        <Trans>Add a site</Trans>
      </Link>
    </Button>
  );
  return (
    <div className="mx-auto grid max-w-3xl gap-4">
      <PageHeader title={t`Sites`}>{sites.length > 0 && addSite}</PageHeader>
      {sites.length === 0 && (
        <Card>
          <EmptyState icon={Globe} title={t`No site yet`} action={addSite} className="py-20">
            <Trans>
              Add the first one, put one line into its pages, and watch where visitors look, click and leave.
            </Trans>
          </EmptyState>
        </Card>
      )}
      {sites.length > 0 && (
        <Narrowed
          label={t`Search the sites`}
          items={sites}
          foundBy={({ name, domain }) => `${name} ${domain}`}
          className="overflow-hidden"
        >
          {(site) => (
            <li key={site.id}>
              <Link
                to="/sites/$siteId/overview"
                params={{ siteId: site.id }}
                className="flex items-center gap-3 px-4 py-3 -outline-offset-2 hover:bg-hover"
              >
                <span className="grid min-w-0 flex-1">
                  <span className="truncate font-medium">{site.name}</span>
                  <span className="truncate text-muted-foreground">{site.domain}</span>
                </span>
                {sites.length <= LIVE_SITES && <LiveBadge siteId={site.id} />}
                <ChevronRight className="size-4 text-muted-foreground rtl:-scale-x-100" aria-hidden />
              </Link>
            </li>
          )}
        </Narrowed>
      )}
    </div>
  );
}
