import type { Site } from '@desirepath/contract/sites';
import { t } from '@lingui/core/macro';
import { Button } from '../../ui/button.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/popover.tsx';

interface SitesChoiceProps {
  label: string;
  sites: readonly Pick<Site, 'id' | 'name'>[];
  /** Null for all, also those to come. */
  chosen: readonly number[] | null;
  onChange: (chosen: number[] | null) => void;
  /** What the button says. */
  children: string;
}

/** All sites of a team, or some of them. */
export function SitesChoice({ label, sites, chosen, onChange, children }: SitesChoiceProps) {
  const toggle = (id: number) => {
    const before = chosen ?? [];
    onChange(before.includes(id) ? before.filter((one) => one !== id) : [...before, id]);
  };
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button aria-label={`${label}: ${children}`}>{children}</Button>
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="grid w-64 gap-1 p-2">
        <Choice
          name={t`All, also those to come`}
          isChosen={chosen === null}
          // Those that there are stay chosen: nobody loses all of them by a press on the way to some.
          onToggle={() => onChange(chosen === null ? sites.map(({ id }) => id) : null)}
        />
        {sites.map(({ id, name }) => (
          <Choice key={id} name={name} isChosen={chosen?.includes(id) ?? false} onToggle={() => toggle(id)} />
        ))}
      </PopoverContent>
    </Popover>
  );
}

function Choice({ name, isChosen, onToggle }: { name: string; isChosen: boolean; onToggle: () => void }) {
  return (
    <label className="flex items-center gap-2 rounded-md px-2 py-1.5 hover:bg-hover">
      <input type="checkbox" className="accent-primary" checked={isChosen} onChange={onToggle} />
      <span className="min-w-0 truncate">{name}</span>
    </label>
  );
}
