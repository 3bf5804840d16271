import type { Filling } from '../page/happenings.ts';
import { targetById } from '../page/scene.ts';
import type { Random } from '../random.ts';
import type { Stage } from './steps.ts';

/** What a field of the checkout is to those who fill it in: how long a text it takes, and where they get stuck. */
interface Field {
  id: string;
  length: number;
  /** Median ms until it is begun: a card must be fetched. */
  hesitation: number;
  /** Shares of visitors. */
  autofilled: number;
  pasted?: number;
  slips: number;
  invalid?: number;
  blank?: number;
}

/** The checkout, in the order in which it is filled in. */
export const CHECKOUT_FIELDS: readonly Field[] = [
  { id: 'email', length: 21, hesitation: 700, autofilled: 0.35, slips: 0.2, invalid: 0.05 },
  { id: 'name', length: 14, hesitation: 500, autofilled: 0.35, slips: 0.1 },
  { id: 'street', length: 18, hesitation: 900, autofilled: 0.3, slips: 0.25, blank: 0.03 },
  { id: 'postcode', length: 5, hesitation: 1200, autofilled: 0.3, slips: 0.2, invalid: 0.12 },
  { id: 'city', length: 8, hesitation: 500, autofilled: 0.3, slips: 0.1 },
  { id: 'card', length: 16, hesitation: 6500, autofilled: 0.15, pasted: 0.08, slips: 0.35, invalid: 0.18 },
  { id: 'expiry', length: 4, hesitation: 2600, autofilled: 0.15, slips: 0.3, invalid: 0.15 },
  { id: 'cvc', length: 3, hesitation: 4800, autofilled: 0, slips: 0.15, invalid: 0.06 },
];

/** How one visitor gets on in a field. */
const fillingOf = (field: Field, random: Random): Filling => {
  const isAutofilled = random.chance(field.autofilled);
  const isPasted = !isAutofilled && random.chance(field.pasted ?? 0);
  return {
    hesitation: isAutofilled ? random.around(400, 0.4) : random.around(field.hesitation, 0.7),
    ...(isAutofilled || isPasted
      ? { at_once: isPasted ? ('pasted' as const) : ('autofilled' as const) } // one of the two
      : random.chance(field.slips) && { slips: random.int(1, 4) }),
    ...(random.chance(field.invalid ?? 0) && { invalid: true }),
  };
};

/** Fills in the first so many fields; who is told that one will not do goes back to it. */
export function fillCheckout({ scene, hand, random }: Stage, count: number): void {
  for (const field of CHECKOUT_FIELDS.slice(0, count)) {
    const target = targetById(scene, field.id);
    if (random.chance(field.blank ?? 0)) {
      hand.fill(target, 0, { hesitation: random.around(1500, 0.5) });
      continue;
    }
    const length = Math.max(3, field.length + random.int(-3, 4));
    const filling = fillingOf(field, random);
    hand.fill(target, length, filling);
    if (filling.invalid) hand.fill(target, length, { hesitation: random.around(1400, 0.5), slips: 2 });
  }
}

/** The shop does not take the card: it is corrected, and the order placed again. */
export function correctCard({ scene, hand, random }: Stage): void {
  hand.dwell(random.around(1800, 0.4));
  hand.fill(targetById(scene, 'card'), 16, { hesitation: random.around(3000, 0.6), slips: random.int(2, 6) });
}
