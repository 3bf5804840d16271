import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { Badge } from '../../ui/badge.tsx';
import { formatCount } from '../../ui/format.ts';

/** How many visitors a site has now; nothing while nobody is there. */
export function LiveBadge({ siteId }: { siteId: number }) {
  const { data } = useQuery(api.trends.live.queryOptions({ input: { site: siteId } }));
  if (!data?.visitors) return null;
  return (
    <Badge tone="ember">
      <Trans>{formatCount(data.visitors)} now</Trans>
    </Badge>
  );
}
