import { useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import { useSite } from '../question.ts';
import type { NameOf } from './condition-words.ts';
import { useSavedSegments } from './use-saved-segments.ts';

/** What is called what of the segments and surveys that conditions name; asked for where they name any. */
export function useNames(where = ''): NameOf {
  const { id: site } = useSite();
  const segments = useSavedSegments(where.includes('segment:'));
  const surveys = useQuery({
    ...api.surveys.list.queryOptions({ input: { site, limit: 200 } }),
    enabled: where.includes('survey:'),
  });
  return (id) => [...segments, ...(surveys.data?.items ?? [])].find((one) => one.id === id)?.name;
}
