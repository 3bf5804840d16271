import type { Visitor } from '@desirepath/contract/visitors';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { UserSearch } from 'lucide-react';
import { api } from '../../app/api.ts';
import { ErrorState } from '../../app/error-state.tsx';
import { OnceVisited } from '../../app/once-visited.tsx';
import { problemOf } from '../../app/problem.ts';
import { SearchBox } from '../../app/search-box.tsx';
import { useFirstVisit } from '../../app/use-first-visit.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { countryFlag, countryName, formatAgo, formatNumber } from '../../ui/format.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Table, Td, Th } from '../../ui/table.tsx';
import { personName, traitWords } from './words.ts';

const route = getRouteApi('/signed-in/sites/$siteId/visitors');

/** Everybody who was there, those of whom most is known by their name. */
export function VisitorsPage() {
  const { siteId } = route.useParams();
  const { search } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(
    api.visitors.users.infiniteOptions({
      input: (cursor: string | undefined) => ({ site: siteId, search, cursor }),
      initialPageParam: undefined,
      getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const people = list.data?.pages.flatMap(({ items }) => items) ?? [];
  // Before anybody came there is nobody to look for.
  const { isAwaited } = useFirstVisit(siteId);
  const look = (sought: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, search: sought }), replace: true });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={t`Visitors`}
        description={t`People, last seen first; one person with two browsers is one, once identified.`}
      >
        {!isAwaited && (
          <SearchBox
            label={t`Search by user, trait or id`}
            placeholder={t`User, trait or id, Enter`}
            className="w-72"
            value={search}
            onSearch={look}
          />
        )}
      </PageHeader>
      <Card>
        {list.isPending && <SkeletonRows rows={8} className="p-4" />}
        {list.isError && (
          <ErrorState problem={problemOf(list.error)} onRetry={() => void list.refetch()} className="py-24" />
        )}
        {list.data &&
          people.length === 0 &&
          !list.isPlaceholderData &&
          (search ? <NoneFound onClear={() => look(undefined)} /> : <Nobody siteId={siteId} />)}
        {people.length > 0 && (
          <Table label={t`Visitors`} className={list.isPlaceholderData ? 'opacity-60' : ''}>
            <thead>
              <tr>
                <Th>
                  <Trans>Visitor</Trans>
                </Th>
                <Th>
                  <Trans>Last seen</Trans>
                </Th>
                <Th numeric>
                  <Trans>Sessions</Trans>
                </Th>
                <Th numeric>
                  <Trans>Page views</Trans>
                </Th>
                <Th>
                  <Trans>Country</Trans>
                </Th>
                <Th>
                  <Trans>Browser</Trans>
                </Th>
                <Th>
                  <Trans>First came from</Trans>
                </Th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.id}>
                  <Td>
                    <Link
                      to="/sites/$siteId/visitors/$visitorId"
                      params={{ siteId, visitorId: person.id }}
                      className="grid min-w-36 py-1.5 font-medium hover:underline"
                    >
                      <span className="max-w-44 truncate sm:max-w-72">{personName(person)}</span>
                      <span className="max-w-60 truncate font-normal text-2sm text-muted-foreground">
                        {traitWords(person.traits)}
                      </span>
                    </Link>
                  </Td>
                  <Td className="whitespace-nowrap">{formatAgo(person.last_seen, new Date())}</Td>
                  <Td numeric>{formatNumber(person.sessions)}</Td>
                  <Td numeric>{formatNumber(person.pageviews)}</Td>
                  <Td className="whitespace-nowrap">
                    {person.country ? `${countryFlag(person.country)} ${countryName(person.country)}` : '–'}
                  </Td>
                  <Td className="max-w-48 truncate" title={agentOf(person)}>
                    {agentOf(person) || '–'}
                  </Td>
                  <Td className="max-w-36 truncate" title={person.source ?? undefined}>
                    {person.source || t`Direct`}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
      <ShowMore list={list} />
    </div>
  );
}

const agentOf = ({ browser, os }: Pick<Visitor, 'browser' | 'os'>): string => [browser, os].filter(Boolean).join(' · ');

const NoneFound = ({ onClear }: { onClear: () => void }) => (
  <EmptyState
    icon={UserSearch}
    title={t`Nobody is found by that`}
    className="py-24"
    action={
      <Button onClick={onClear}>
        <Trans>Clear the search</Trans>
      </Button>
    }
  >
    <Trans>Looked for in the ids of users and visitors, and in what your site said of them.</Trans>
  </EmptyState>
);

const Nobody = ({ siteId }: { siteId: number }) => (
  <OnceVisited siteId={siteId} className="py-24">
    <EmptyState icon={UserSearch} title={t`Nobody is known any more`} className="py-24">
      <Trans>Those who came have been deleted. Visitors appear with the first page they open.</Trans>
    </EmptyState>
  </OnceVisited>
);
