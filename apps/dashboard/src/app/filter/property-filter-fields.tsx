import { OPERATORS, type PropertyFilter } from '@desirepath/contract/acts';
import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Select } from '../../ui/select.tsx';
import { api } from '../api.ts';
import { useQuestion } from '../question.ts';
import { useSettled } from '../use-settled.ts';
import { OPERATOR_WORDS } from './act-words.ts';
import { OfferedInput } from './offered-input.tsx';

interface PropertyFilterFieldsProps {
  /** The name of the event that has the property. */
  event: string;
  filter: PropertyFilter;
  onChange: (filter: PropertyFilter) => void;
}

const OPTIONS = OPERATORS.map((value) => ({ value, label: OPERATOR_WORDS[value] }));

/** One property of an event: which, how it compares, and with what. Both are offered as they were seen. */
export function PropertyFilterFields({ event, filter, onChange }: PropertyFilterFieldsProps) {
  const { site, from, to } = useQuestion();
  const which = { site, from, to, type: 'custom' as const, name: useSettled(event) };
  const property = useSettled(filter.property);
  const properties = useQuery({ ...api.events.properties.queryOptions({ input: which }), enabled: which.name !== '' });
  const values = useQuery({
    ...api.events.values.queryOptions({ input: { ...which, property } }),
    enabled: which.name !== '' && property !== '' && filter.operator !== 'has',
  });
  return (
    <>
      <OfferedInput
        aria-label={t`Property`}
        placeholder={t`property`}
        offers={properties.data?.items.map((one) => one.property) ?? []}
        value={filter.property}
        onChange={({ target }) => onChange({ ...filter, property: target.value })}
      />
      <Select
        label={t`How it compares`}
        className="h-9 shrink-0"
        value={filter.operator}
        options={OPTIONS}
        onChange={(operator) => onChange({ ...filter, operator, ...(operator === 'has' ? { value: '' } : {}) })}
      />
      {filter.operator !== 'has' && (
        <OfferedInput
          aria-label={t`Value`}
          placeholder={t`value`}
          offers={values.data?.items.map(({ value }) => value) ?? []}
          value={filter.value}
          onChange={({ target }) => onChange({ ...filter, value: target.value })}
        />
      )}
    </>
  );
}
