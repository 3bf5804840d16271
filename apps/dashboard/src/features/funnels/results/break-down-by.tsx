import { SESSION_KINDS } from '@desirepath/contract/conditions';
import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { useQuestion } from '../../../app/question.ts';
import { SEGMENT_LABELS } from '../../../app/segment-labels.ts';
import { inSentence } from '../../../language/in-sentence.ts';
import { Select } from '../../../ui/select.tsx';
import type { FunnelSearch } from '../search.ts';

type Chosen = Pick<FunnelSearch, 'by' | 'property'>;

interface BreakDownByProps {
  value: Chosen;
  onChange: (chosen: Chosen) => void;
}

const OPTIONS = [
  { value: 'nothing', label: t`Break down by …` },
  ...SESSION_KINDS.map((value) => ({ value, label: t`By ${inSentence(SEGMENT_LABELS[value])}` })),
  { value: 'property', label: t`By a property …` },
] as const;

/** What a funnel is broken down by: a property of the session, or one of the events that are its steps. */
export function BreakDownBy({ value: { by, property }, onChange }: BreakDownByProps) {
  const { site, from, to } = useQuestion();
  const seen = useQuery({
    ...api.events.properties.queryOptions({ input: { site, from, to, type: 'custom' } }),
    enabled: by === 'property',
  });
  const names = seen.data?.items.map((item) => item.property) ?? [];
  const known = property === undefined || names.includes(property) ? names : [property, ...names];
  return (
    <>
      <Select
        label={t`Break down by`}
        value={by ?? 'nothing'}
        options={OPTIONS}
        onChange={(chosen) => onChange({ by: chosen === 'nothing' ? undefined : chosen, property: undefined })}
      />
      {by === 'property' && (
        <Select
          label={t`Property`}
          value={property ?? 'none'}
          options={[
            { value: 'none', label: seen.isSuccess && names.length === 0 ? t`None was seen` : t`Which one …` },
            ...known.map((name) => ({ value: name, label: name })),
          ]}
          onChange={(chosen) => onChange({ by, property: chosen === 'none' ? undefined : chosen })}
        />
      )}
    </>
  );
}
