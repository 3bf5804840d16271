import { QUERY } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { BellRing, Bookmark, Filter, LayoutGrid, MessageCircleQuestion, Settings, UsersRound } from 'lucide-react';
import { CommandGroup } from '../../../ui/command-list.tsx';
import { api } from '../../api.ts';
import { useMay } from '../../at-least.tsx';
import { NO_SEGMENT } from '../../search.ts';
import { SETTINGS_SECTIONS } from '../../settings-sections.ts';
import { Item } from './item.tsx';

interface KeptProps {
  siteId: number;
  run: (action: () => unknown) => () => void;
}

/** What people of the dashboard gave a name at this site, and its settings: few enough to be searched here. */
export function Kept({ siteId, run }: KeptProps) {
  const navigate = useNavigate();
  const mayChange = useMay('analyst');
  const input = { site: siteId };
  const page = { ...input, limit: QUERY.maxPageSize };
  const funnels = useQuery(api.funnels.list.queryOptions({ input: page })).data?.items ?? [];
  const surveys = useQuery(api.surveys.list.queryOptions({ input: page })).data?.items ?? [];
  const boards = useQuery(api.boards.list.queryOptions({ input })).data?.items ?? [];
  const segments = useQuery(api.segments.list.queryOptions({ input })).data?.items ?? [];
  const views = useQuery(api.recordingViews.list.queryOptions({ input })).data?.items ?? [];
  const alerts = useQuery(api.alerts.list.queryOptions({ input })).data?.items ?? [];
  const named = (kind: string, { id, name }: { id: string; name: string }) => ({ value: id, keywords: [name, kind] });
  return (
    <>
      <CommandGroup heading={t`Funnels`}>
        {funnels.map((funnel) => (
          <Item
            key={funnel.id}
            icon={Filter}
            {...named(t`Funnel`, funnel)}
            onSelect={run(() =>
              navigate({ to: '/sites/$siteId/funnels/$funnelId', params: { siteId, funnelId: funnel.id } }),
            )}
          >
            {funnel.name}
          </Item>
        ))}
      </CommandGroup>
      <CommandGroup heading={t`Surveys`}>
        {surveys.map((survey) => (
          <Item
            key={survey.id}
            icon={MessageCircleQuestion}
            {...named(t`Survey`, survey)}
            onSelect={run(() =>
              navigate({ to: '/sites/$siteId/surveys/$surveyId', params: { siteId, surveyId: survey.id } }),
            )}
          >
            {survey.name}
          </Item>
        ))}
      </CommandGroup>
      <CommandGroup heading={t`Boards`}>
        {boards.map((board) => (
          <Item
            key={board.id}
            icon={LayoutGrid}
            {...named(t`Board`, board)}
            onSelect={run(() =>
              navigate({ to: '/sites/$siteId/boards/$boardId', params: { siteId, boardId: board.id } }),
            )}
          >
            {board.name}
          </Item>
        ))}
      </CommandGroup>
      <CommandGroup heading={t`Segments`}>
        {segments.map((segment) => (
          <Item
            key={segment.id}
            icon={UsersRound}
            {...named(t`Segment`, segment)}
            onSelect={run(() =>
              navigate({
                to: '/sites/$siteId/overview',
                params: { siteId },
                search: { ...NO_SEGMENT, where: `segment:${segment.id}` },
              }),
            )}
          >
            {segment.name}
          </Item>
        ))}
      </CommandGroup>
      <CommandGroup heading={t`Views of recordings`}>
        {views.map((view) => (
          <Item
            key={view.id}
            icon={Bookmark}
            {...named(t`Recordings`, view)}
            onSelect={run(() =>
              navigate({
                to: '/sites/$siteId/recordings',
                params: { siteId },
                search: { ...NO_SEGMENT, ...view.filter },
              }),
            )}
          >
            {view.name}
          </Item>
        ))}
      </CommandGroup>
      {mayChange && (
        <CommandGroup heading={t`Alerts`}>
          {alerts.map((alert) => (
            <Item
              key={alert.id}
              icon={BellRing}
              {...named(t`Alert`, alert)}
              onSelect={run(() =>
                navigate({ to: '/sites/$siteId/alerts/$alertId', params: { siteId, alertId: alert.id } }),
              )}
            >
              {alert.name}
            </Item>
          ))}
        </CommandGroup>
      )}
      <CommandGroup heading={t`Settings`}>
        {Object.entries(SETTINGS_SECTIONS).map(([hash, { label, holds }]) => (
          <Item
            key={hash}
            icon={Settings}
            value={`${t`Settings`} ${label} ${holds}`}
            note={holds}
            onSelect={run(() => navigate({ to: '/sites/$siteId/settings', params: { siteId }, hash }))}
          >
            {label}
          </Item>
        ))}
      </CommandGroup>
    </>
  );
}
