import { DEVICES, type Device } from '@desirepath/contract/common';
import { writeConditions } from '@desirepath/contract/conditions';
import { pagePattern } from '@desirepath/contract/path-groups';
import { TILE_MAPS } from '@desirepath/contract/tiles';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Flame, Monitor, Smartphone, SquarePlay, Tablet } from 'lucide-react';
import { deviceName } from '../../app/environment.tsx';
import { ErrorState } from '../../app/error-state.tsx';
import { withCondition } from '../../app/filter/use-filter.ts';
import { firstIssueIn } from '../../app/issues-in.ts';
import { NoSessions } from '../../app/no-sessions.tsx';
import { problemOf } from '../../app/problem.ts';
import { useQuestion } from '../../app/question.ts';
import { questionSearch } from '../../app/search.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Loading } from '../../ui/skeleton.tsx';
import { PinToBoard } from '../boards/pin.tsx';
import { ChosenView } from './chosen-view.tsx';
import { CompareMenu } from './compare/compare-menu.tsx';
import { NO_COMPARISON, type Side } from './compare/sides.ts';
import type { HeatView } from './kinds.ts';
import { KindPicker } from './pick/kind-picker.tsx';
import { PagePicker } from './pick/page-picker.tsx';
import { devicesQuery, pagesQuery } from './queries.ts';

const route = getRouteApi('/signed-in/sites/$siteId/heatmaps');

const DEVICE_ICONS = { desktop: Monitor, tablet: Tablet, mobile: Smartphone };

export function HeatmapsPage() {
  const question = useQuestion();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  // Without a choice: the page that was viewed most, on the device it was viewed on most.
  const pages = useQuery({ ...pagesQuery(question, ''), enabled: search.path === undefined });
  const path = search.path ?? pages.data?.items[0]?.path;
  // Whoever writes into the address bar is told what is wrong with that.
  const problem = path === undefined ? undefined : firstIssueIn(pagePattern.safeParse(path).error);
  const devices = useQuery({ ...devicesQuery(question, path ?? ''), enabled: path !== undefined && !problem });
  const views = devices.data?.items ?? [];
  const device = search.screen ?? (devices.isPending ? undefined : (mostViewed(views) ?? 'desktop'));
  const kind = search.kind ?? 'click';
  const change = (changes: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...changes }), replace: true, resetScroll: false });

  const awaited = path === undefined ? pages : devices;
  const first: Side | undefined =
    path === undefined || device === undefined || problem
      ? undefined
      : { question, page: { path, screen: device }, chosen: { state: search.state, id: search.snapshot } };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={t`Heatmaps`}>
        {path !== undefined && (
          <PagePicker path={path} onChoose={(path) => change({ ...NOTHING_CHOSEN, path, screen: undefined })} />
        )}
        {first && (
          <>
            <SegmentedControl
              label={t`Device`}
              value={first.page.screen}
              options={DEVICES.map((value) => deviceOption(value, views))}
              onChange={(screen) => change({ ...NOTHING_CHOSEN, screen })}
            />
            <KindPicker
              kind={kind}
              onChoose={(kind) => change({ kind: kind === 'click' ? undefined : kind, element: undefined })}
            />
            {kind !== 'engagement' && (
              <CompareMenu first={first} isComparing={search.compare !== undefined} onChange={change} />
            )}
            {isTileMap(kind) && <PinToBoard things={[{ shows: { kind: 'heatmap', map: kind, ...first.page } }]} />}
            <Button asChild>
              <Link
                to="/sites/$siteId/recordings"
                params={{ siteId: question.site }}
                search={(before) => {
                  const seen = writeConditions([{ kind: 'map', not: false, of: 'view', ...first.page }]) ?? '';
                  const search = questionSearch.parse(before);
                  return { ...search, where: withCondition(search.where, seen) };
                }}
              >
                <SquarePlay aria-hidden />
                <Trans>Watch sessions</Trans>
              </Link>
            </Button>
          </>
        )}
      </PageHeader>
      {problem ? (
        <Card>
          <EmptyState icon={Flame} title={t`That is no page`}>
            <Trans>{problem}. Choose one of those that were seen.</Trans>
          </EmptyState>
        </Card>
      ) : first ? (
        <ChosenView first={first} kind={kind} search={search} change={change} />
      ) : (
        <Card>
          {awaited.isError ? (
            <ErrorState problem={problemOf(awaited.error)} onRetry={() => void awaited.refetch()} />
          ) : awaited.isPending ? (
            <Loading className="m-4 h-96" />
          ) : (
            <NoSessions
              siteId={question.site}
              icon={Flame}
              filtered={{
                title: t`Nobody who fits the filter saw a page`,
                text: t`Take a condition away, or choose more days.`,
              }}
              unfiltered={{
                title: t`No pages were seen in these days`,
                text: t`A heatmap appears here for each page as soon as visitors open it. Choose more days, or see that the tracking script is on your pages.`,
              }}
            />
          )}
        </Card>
      )}
    </div>
  );
}

const isTileMap = (kind: HeatView): kind is (typeof TILE_MAPS)[number] => TILE_MAPS.some((map) => map === kind);

/** What was chosen of one page says nothing of another. */
const NOTHING_CHOSEN = {
  ...NO_COMPARISON,
  element: undefined,
  state: undefined,
  snapshot: undefined,
  width: undefined,
} as const;

type Views = readonly { device: Device; pageviews: number }[];

const mostViewed = (views: Views): Device | undefined =>
  views.toSorted((one, other) => other.pageviews - one.pageviews)[0]?.device;

function deviceOption(value: Device, views: Views) {
  const Icon = DEVICE_ICONS[value];
  const count = views.find((given) => given.device === value)?.pageviews ?? 0;
  return {
    value,
    title: t`${deviceName(value)}: ${plural(count, { one: '# view', other: '# views' })}`,
    label: (
      <>
        <Icon aria-hidden />
        <span className="tabular-nums">{formatCount(count)}</span>
      </>
    ),
  };
}
