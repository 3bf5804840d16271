import type { Shown } from '@desirepath/contract/tiles';
import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { type Scope, searchOf } from './scope.tsx';

interface OpenViewProps extends Omit<ComponentProps<'a'>, 'href'> {
  shows: Shown;
  scope: Scope;
}

/** From a tile to the view that it is of, with the same question. */
export function OpenView({ shows, scope, ...props }: OpenViewProps) {
  const { siteId } = scope;
  const search = searchOf(scope);
  switch (shows.kind) {
    case 'figures':
    case 'breakdown':
      return (
        <Link to="/sites/$siteId/overview" params={{ siteId }} search={{ ...search, goal: shows.goal }} {...props} />
      );
    case 'trend': {
      const { metric, interval, compare, goal } = shows;
      const own = { metric, interval, compare, goal };
      return <Link to="/sites/$siteId/overview" params={{ siteId }} search={{ ...search, ...own }} {...props} />;
    }
    case 'goals':
      return (
        <Link
          to="/sites/$siteId/overview"
          params={{ siteId }}
          search={{ ...search, goal: shows.goals[0] }}
          {...props}
        />
      );
    case 'vitals':
      return <Link to="/sites/$siteId/overview" params={{ siteId }} search={search} {...props} />;
    case 'funnel':
      return (
        <Link
          to="/sites/$siteId/funnels/$funnelId"
          params={{ siteId, funnelId: shows.funnel }}
          search={search}
          {...props}
        />
      );
    case 'paths': {
      const { start, end, goal, steps, min_share: share } = shows;
      const own = {
        ...{ start, end, goal, steps, share },
        ...(shows.events ? { events: 'yes' as const } : {}),
        groups: shows.groups || undefined,
      };
      return <Link to="/sites/$siteId/paths" params={{ siteId }} search={{ ...search, ...own }} {...props} />;
    }
    case 'retention': {
      const { first, returning, period } = shows;
      return (
        <Link
          to="/sites/$siteId/retention"
          params={{ siteId }}
          search={{ ...search, first, returning, period }}
          {...props}
        />
      );
    }
    case 'heatmap': {
      const { map: kind, path, screen } = shows;
      return (
        <Link to="/sites/$siteId/heatmaps" params={{ siteId }} search={{ ...search, kind, path, screen }} {...props} />
      );
    }
    case 'form':
      return (
        <Link to="/sites/$siteId/forms/$formId" params={{ siteId, formId: shows.form }} search={search} {...props} />
      );
    case 'events':
      return <Link to="/sites/$siteId/events" params={{ siteId }} search={search} {...props} />;
    case 'live':
      return <Link to="/sites/$siteId/live" params={{ siteId }} search={search} {...props} />;
  }
}
