import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { Select } from '../../../ui/select.tsx';
import type { FunnelSearch } from '../search.ts';

interface CompareWithProps {
  siteId: number;
  value: Pick<FunnelSearch, 'compare' | 'against'>;
  onChange: (value: Pick<FunnelSearch, 'compare' | 'against'>) => void;
}

const FIXED = [
  { value: 'none', label: t`Compare with nothing` },
  { value: 'previous', label: t`Days before` },
  { value: 'year', label: t`A year ago` },
  { value: 'everyone', label: t`Everyone` },
] as const;

/** What the figures stand beside: other days, everyone, or a saved segment. */
export function CompareWith({ siteId, value, onChange }: CompareWithProps) {
  const segments = useQuery(api.segments.list.queryOptions({ input: { site: siteId } }));
  const options: { value: string; label: string }[] = [
    ...FIXED,
    ...(segments.data?.items ?? []).map(({ id, name }) => ({ value: `segment:${id}`, label: name })),
  ];
  const chosen = value.compare === 'segment' ? (value.against ?? 'everyone') : (value.compare ?? 'none');
  const choose = (given: string) => {
    if (given === 'none') onChange({ compare: undefined, against: undefined });
    else if (given === 'previous' || given === 'year') onChange({ compare: given, against: undefined });
    else onChange({ compare: 'segment', against: given === 'everyone' ? undefined : given });
  };
  return (
    <Select
      label={t`Compare with`}
      className="max-w-56 [&>span]:truncate"
      value={chosen}
      options={options}
      onChange={choose}
    />
  );
}
