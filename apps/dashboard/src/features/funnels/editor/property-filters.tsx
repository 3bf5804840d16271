import { type PropertyFilter, propertyFilter } from '@desirepath/contract/acts';
import { SEGMENT } from '@desirepath/contract/limits';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { filterWords } from '../../../app/filter/act-words.ts';
import { PropertyFilterFields } from '../../../app/filter/property-filter-fields.tsx';
import { firstIssueIn } from '../../../app/issues-in.ts';
import { useFocusKept } from '../../../app/use-focus-kept.ts';
import { Button } from '../../../ui/button.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../../ui/popover.tsx';

interface PropertyFiltersProps {
  /** The name of the event. */
  event: string;
  place: number;
  filters: readonly PropertyFilter[];
  onChange: (filters: PropertyFilter[]) => void;
}

/** Properties that an event must have had to be the step. */
export function PropertyFilters({ event, place, filters, onChange }: PropertyFiltersProps) {
  const adds = useFocusKept(filters.length);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {filters.map((filter, index) => (
        <span
          key={filterWords(filter)}
          className="inline-flex h-8 items-center rounded-md bg-ember-soft ps-2.5 text-ember-text"
        >
          <span className="max-w-48 truncate">{filterWords(filter)}</span>
          <button
            type="button"
            aria-label={t`Remove: ${filterWords(filter)}`}
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
            <Button ref={adds} variant="ghost" size="sm">
              <Plus aria-hidden />
              <Trans>With a property</Trans>
            </Button>
          </PopoverTrigger>
          <PopoverContent
            align="start"
            aria-label={t`Property of step ${place + 1}`}
            className="w-96 max-w-[calc(100vw-1rem)] p-3"
          >
            <FilterForm
              event={event}
              onDone={(filter) => {
                setOpen(false);
                onChange([...filters.filter((one) => filterWords(one) !== filterWords(filter)), filter]);
              }}
            />
          </PopoverContent>
        </Popover>
      )}
    </>
  );
}

interface FilterFormProps {
  event: string;
  onDone: (filter: PropertyFilter) => void;
}

function FilterForm({ event: name, onDone }: FilterFormProps) {
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
      <div className="flex gap-1.5">
        <PropertyFilterFields event={name} filter={given} onChange={setGiven} />
      </div>
      {problem && (
        <p role="alert" className="text-2sm text-bad">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary">
        <Trans>Add</Trans>
      </Button>
    </form>
  );
}
