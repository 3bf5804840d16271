import type { VisitorProfile } from '@desirepath/contract/visitors';
import { plural, t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '../../app/api.ts';
import { LoadedPage } from '../../app/loaded-page.tsx';
import { NO_SEGMENT } from '../../app/search.ts';
import { valueLabel } from '../../app/segment-labels.ts';
import { WatchThese } from '../../app/watch-these.tsx';
import { Card, CardHeader } from '../../ui/card.tsx';
import { formatAgo, formatMoment, formatNumber } from '../../ui/format.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { SessionStory } from './session-story.tsx';
import { deviceWords, personName, traitValue } from './words.ts';

const route = getRouteApi('/signed-in/sites/$siteId/visitors/$visitorId');

/** All that is known of one visitor: who they are, and every session as one story. */
export function VisitorPage() {
  const { siteId, visitorId } = route.useParams();
  const profile = useQuery(api.visitors.userProfile.queryOptions({ input: { id: visitorId, site: siteId } }));
  return (
    <LoadedPage query={profile} list="/sites/$siteId/visitors">
      {(person) => <Profile siteId={siteId} person={person} />}
    </LoadedPage>
  );
}

function Profile({ siteId, person }: { siteId: number; person: VisitorProfile }) {
  const name = personName(person);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={name}
        description={t`${plural(person.sessions, { one: '# session', other: '# sessions' })}, ${plural(person.pageviews, { one: '# page view', other: '# page views' })}; first seen ${formatMoment(person.first_seen)}, last ${formatAgo(person.last_seen, new Date())}`}
      >
        {person.user_identifier && (
          <WatchThese
            siteId={siteId}
            whose={t`sessions of ${name} in the last twelve months`}
            // Days and a filter that were chosen elsewhere are not to be seen here.
            segment={NO_SEGMENT}
            days={{ range: '12m', from: undefined, to: undefined }}
            conditions={[{ kind: 'user', not: false, id: person.user_identifier }]}
          />
        )}
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <Facts person={person} />
        <Card className="overflow-hidden">
          <CardHeader
            title={
              person.recent.length < person.sessions
                ? t`The last ${formatNumber(person.recent.length)} of ${formatNumber(person.sessions)} sessions, newest first`
                : t`Sessions, newest first`
            }
          />
          <ol className="divide-y">
            {person.recent.map((session, index) => (
              <SessionStory key={session.session_id} siteId={siteId} session={session} isOpenAtFirst={index === 0} />
            ))}
          </ol>
        </Card>
      </div>
    </div>
  );
}

function Facts({ person }: { person: VisitorProfile }) {
  const traits = Object.entries(person.traits).map(([name, value]) => ({ name, value: traitValue(value) }));
  const used = (items: VisitorProfile['devices'], words: (value: string) => string) =>
    items.map(({ value, sessions }) => ({ name: words(value), value: formatNumber(sessions) }));
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4">
      <Facet title={t`Traits`} items={traits} nothing={t`Your site said nothing of them.`} />
      <Facet title={t`Devices`} items={used(person.devices, deviceWords)} />
      <Facet title={t`Sources`} items={used(person.sources, (value) => valueLabel('source', value))} />
      <Facet title={t`Countries`} items={used(person.countries, (value) => valueLabel('country', value))} />
      <Facet title={t`Browsers of theirs`} items={person.visitor_ids.map((id) => ({ name: id, value: '' }))} />
    </Card>
  );
}

interface FacetProps {
  title: string;
  items: readonly { name: string; value: string }[];
  nothing?: string;
}

function Facet({ title, items, nothing = t`Not known.` }: FacetProps) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <h2 className="font-semibold">{title}</h2>
      {items.length === 0 && <p className="text-muted-foreground">{nothing}</p>}
      <dl className="grid grid-cols-[minmax(0,1fr)] gap-0.5">
        {items.map(({ name, value }) => (
          <div key={name} className="flex justify-between gap-3">
            <dt className="min-w-0 truncate text-muted-foreground" title={name}>
              {name}
            </dt>
            <dd className="min-w-0 truncate tabular-nums" title={value}>
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
