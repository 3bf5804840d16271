import { habits } from '../language/i18n.ts';

interface Named {
  name: string;
}

const names = new Intl.Collator(habits(), { numeric: true });

/** As people order what they have numbered: `Step 2` before `Step 10`. */
export const byName = (one: Named, other: Named): number => names.compare(one.name, other.name);
