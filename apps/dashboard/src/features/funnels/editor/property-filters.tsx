import { type Operator, type PropertyFilter, propertyFilter } from '@desirepath/contract/acts';
import { SEGMENT } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { OPERATOR_WORDS } from '../../../app/filter/act-words.ts';
import { firstIssueIn } from '../../../app/issues-in.ts';
import { Button } from '../../../ui/button.tsx';
import { Input } from '../../../ui/input.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../../ui/popover.tsx';
import { Select } from '../../../ui/select.tsx';

interface PropertyFiltersProps {
  place: number;
  filters: readonly PropertyFilter[];
  onChange: (filters: PropertyFilter[]) => void;
}

const OPTIONS = (Object.keys(OPERATOR_WORDS) as Operator[]) // Object.keys loses the literal types
  .map((value) => ({ value, label: OPERATOR_WORDS[value] }));

/** Properties that an event must have had to be the step. */
export function PropertyFilters({ place, filters, onChange }: PropertyFiltersProps) {
  const [isOpen, setOpen] = useState(false);
  const words = ({ property, operator, value }: PropertyFilter) =>
    [property, OPERATOR_WORDS[operator], value].filter(Boolean).join(' ');
  return (
    <>
      {filters.map((filter, index) => (
        <span
          key={words(filter)}
          className="inline-flex h-8 items-center rounded-md bg-ember-soft ps-2.5 text-ember-text"
        >
          <span className="max-w-48 truncate">{words(filter)}</span>
          <button
            type="button"
            aria-label={t`Remove: ${words(filter)}`}
            className="grid size-8 place-items-center rounded-md hover:bg-ember/15"
            onClick={() => onChange(filters.toSpliced(index, 1))}
          >
            <X className="size-3.5" aria-hidden />
          </button>
        </span>
      ))}
      {filters.length < SEGMENT.filters && (
        <Popover open={isOpen} onOpenChange={setOpen}>
          <PopoverTrigger asChild>
            <Button variant="ghost" size="sm">
              <Plus aria-hidden />
              <Trans>With a property</Trans>
            </Button>
          </PopoverTrigger>
          <PopoverContent align="start" aria-label={t`Property of step ${place + 1}`} className="w-72 p-3">
            <FilterForm
              onDone={(filter) => {
                setOpen(false);
                onChange([...filters.filter((one) => words(one) !== words(filter)), filter]);
              }}
            />
          </PopoverContent>
        </Popover>
      )}
    </>
  );
}

function FilterForm({ onDone }: { onDone: (filter: PropertyFilter) => void }) {
  const [given, setGiven] = useState<PropertyFilter>({ property: '', operator: 'eq', value: '' });
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A menu that stands within another form is not that form.
    event.stopPropagation();
    const { data, error } = propertyFilter.safeParse({ ...given, property: given.property.trim() });
    if (data) onDone(data);
    else setProblem(firstIssueIn(error));
  };
  return (
    <form onSubmit={submit} className="grid gap-2" noValidate>
      <Input
        autoFocus
        aria-label={t`Property`}
        placeholder="total"
        value={given.property}
        onChange={(event) => setGiven({ ...given, property: event.target.value })}
      />
      <div className="flex gap-2">
        <Select
          label={t`Comparison`}
          value={given.operator}
          options={OPTIONS}
          onChange={(operator) => setGiven({ ...given, operator })}
        />
        {given.operator !== 'has' && (
          <Input
            aria-label={t`Value`}
            placeholder="50"
            value={given.value}
            onChange={(event) => setGiven({ ...given, value: event.target.value })}
          />
        )}
      </div>
      {problem && (
        <p role="alert" className="text-[13px] text-bad">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary">
        <Trans>Add</Trans>
      </Button>
    </form>
  );
}
