import { useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import { useQuestion } from '../question.ts';
import type { FormField } from './condition-forms.ts';

/** Values offered while typing. */
const OFFERED = 50;

/** What to offer for a field; nothing until it is known, and nothing where it cannot be: anything may be typed. */
export function useOffers(kind: FormField['offers']): string[] {
  const { site, from, to } = useQuestion();
  const by = kind === 'pages' ? 'page' : kind === 'tags' || kind === 'events' || !kind ? undefined : kind;
  const values = useQuery({
    ...api.trends.breakdown.queryOptions({ input: { site, from, to, by: by ?? 'page', limit: OFFERED } }),
    enabled: by !== undefined,
  });
  const tags = useQuery({ ...api.recordings.tags.queryOptions({ input: { site } }), enabled: kind === 'tags' });
  const events = useQuery({
    ...api.events.names.queryOptions({ input: { site, from, to } }),
    enabled: kind === 'events',
  });
  if (kind === 'tags') return tags.data?.items.map(({ tag }) => tag) ?? [];
  if (kind === 'events') return events.data?.items.flatMap(({ name }) => name || []) ?? [];
  return by ? (values.data?.items.flatMap(({ value }) => value || []) ?? []) : [];
}
