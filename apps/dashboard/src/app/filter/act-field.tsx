import { type Act, type ActType, actText, readAct, writeAct } from '@desirepath/contract/acts';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { OfferedInput } from './offered-input.tsx';
import { PropertyFilterRow } from './property-filter-row.tsx';
import { useOffers } from './use-offers.ts';

const TYPES = [
  { value: 'event', label: t`Event` },
  { value: 'page', label: t`Page` },
  { value: 'element', label: t`Clicked element` },
  { value: 'form', label: t`Submitted form` },
] as const satisfies readonly { value: ActType; label: string }[];

const PLACEHOLDERS: Record<ActType, string> = {
  event: 'order',
  page: '/products/*',
  element: '#buy',
  form: 'checkout',
};

interface ActFieldProps {
  label: string;
  /** The text of an act, or nothing yet. */
  value: string;
  onChange: (text: string) => void;
}

/** Asks for something done: a page, an event with its properties, a click, a form. */
export function ActField({ label, value, onChange }: ActFieldProps) {
  // What is typed stays as it is typed, whether or not it is an act yet.
  const [act, setAct] = useState<Act>(() =>
    actText.safeParse(value).success ? readAct(value) : { type: 'event', value: '', filters: [] },
  );
  const pages = useOffers(act.type === 'page' ? 'pages' : undefined);
  const events = useOffers(act.type === 'event' ? 'events' : undefined);
  const change = (next: Act) => {
    setAct(next);
    onChange(next.value === '' ? '' : writeAct(next));
  };
  const { filters } = act;
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className="flex gap-1.5">
        <Select
          label={t`${label}: kind`}
          className="h-9 shrink-0"
          value={act.type}
          options={TYPES}
          onChange={(type) => change({ type, value: '', filters: [] })}
        />
        <OfferedInput
          aria-label={label}
          offers={act.type === 'page' ? pages : events}
          placeholder={PLACEHOLDERS[act.type]}
          value={act.value}
          onChange={(event) => change({ ...act, value: event.target.value })}
        />
      </div>
      {filters.map((filter, index) => (
        <PropertyFilterRow
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          key={index}
          event={act.value}
          filter={filter}
          onChange={(changed) =>
            change({ ...act, filters: filters.flatMap((one, place) => (place === index ? (changed ?? []) : one)) })
          }
        />
      ))}
      {act.type === 'event' && act.value !== '' && (
        <Button
          variant="ghost"
          size="sm"
          className="w-fit"
          onClick={() => change({ ...act, filters: [...filters, { property: '', operator: 'eq', value: '' }] })}
        >
          <Plus aria-hidden />
          <Trans>With a property</Trans>
        </Button>
      )}
    </fieldset>
  );
}
