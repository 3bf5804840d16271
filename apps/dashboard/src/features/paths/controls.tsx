import { PATHS } from '@desirepath/contract/limits';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { FormEvent } from 'react';
import { OfferedInput } from '../../app/filter/offered-input.tsx';
import { useOffers } from '../../app/filter/use-offers.ts';
import { useTyped } from '../../app/use-typed.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Tick } from '../../ui/tick.tsx';
import type { PathsSearch } from './search.ts';
import { stopOf, stopWords } from './words.ts';

interface ControlsProps {
  search: PathsSearch;
  onSearch: (changes: Partial<PathsSearch>) => void;
}

const STEPS = Array.from({ length: PATHS.steps.max - PATHS.steps.min + 1 }, (_, index) => {
  const steps = PATHS.steps.min + index;
  return { value: String(steps), label: plural(steps, { one: '# step', other: '# steps' }) };
});
const SHARES = [
  [0, t`Every stop`],
  [0.01, t`From 1% of sessions`],
  [0.05, t`From 5% of sessions`],
  [0.1, t`From 10% of sessions`],
] as const;

/** Which ways are shown. */
export function Controls({ search, onSearch }: ControlsProps) {
  const side = search.end === undefined ? 'start' : 'end';
  const pages = useOffers('pages');
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        label={t`Where the ways begin`}
        value={side}
        options={[
          { value: 'start', label: t`From` },
          { value: 'end', label: t`Back from` },
        ]}
        onChange={(chosen) => {
          const stop = search.start ?? search.end;
          onSearch(chosen === 'start' ? { start: stop, end: undefined } : { start: undefined, end: stop ?? '/' });
        }}
      />
      <TypedField
        label={t`Page or event`}
        placeholder={t`Where they came in`}
        className="w-56"
        value={stopWords(search.start ?? search.end ?? '')}
        offers={pages}
        onDone={(typed) => onSearch({ start: undefined, end: undefined, [side]: stopOf(typed) })}
      />
      <Select
        label={t`Steps`}
        value={String(search.steps ?? PATHS.steps.usual)}
        options={STEPS}
        onChange={(steps) => onSearch({ steps: Number(steps) })}
      />
      <Select
        label={t`Least share`}
        value={String(search.share ?? PATHS.usualShare)}
        options={SHARES.map(([share, label]) => ({ value: String(share), label }))}
        onChange={(share) => onSearch({ share: Number(share) })}
      />
      <TypedField
        label={t`Groups of pages`}
        placeholder={t`Group: /products/* /blog/*`}
        className="w-60"
        value={search.groups ?? ''}
        onDone={(typed) => onSearch({ groups: typed.trim() || undefined })}
      />
      <Tick
        checked={search.events !== undefined}
        onChange={(areWanted) => onSearch({ events: areWanted ? 'yes' : undefined })}
      >
        <Trans>Events too</Trans>
      </Tick>
    </div>
  );
}

interface TypedFieldProps {
  label: string;
  placeholder: string;
  value: string;
  className: string;
  /** What is offered while one types. */
  offers?: readonly string[];
  onDone: (typed: string) => void;
}

/** Asks again only when what was typed is done: by Enter, or by going elsewhere. */
function TypedField({ label, placeholder, value, className, offers = [], onDone }: TypedFieldProps) {
  const [typed, setTyped] = useTyped(value);
  const done = () => typed.trim() !== value && onDone(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    done();
  };
  return (
    <form onSubmit={submit} className={`flex max-w-full items-center ${className}`}>
      <OfferedInput
        aria-label={label}
        placeholder={placeholder}
        className="h-8"
        offers={offers}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={done}
      />
      {value !== '' && (
        <Button variant="ghost" size="sm" aria-label={t`Clear: ${label}`} onClick={() => onDone('')}>
          <Trans>Clear</Trans>
        </Button>
      )}
    </form>
  );
}
