import type { PageElement } from '../page/parse.ts';

/** What a visitor has put into the bag: one kind of thing, which keeps the page of the bag as it was measured. */
export interface Bag {
  product: string;
  /** Of one, in dollars. */
  price: number;
  quantity: number;
}

const FREE_SHIPPING = 80;
const SHIPPING = 9;

/** The sums as shop.js works them out, in dollars. */
export function totalsOf({ price, quantity }: Bag): { subtotal: number; shipping: number; total: number } {
  const subtotal = price * quantity;
  const shipping = subtotal >= FREE_SHIPPING ? 0 : SHIPPING;
  return { subtotal, shipping, total: subtotal + shipping };
}

/** What one press of an "Add" button puts into the bag. */
export const itemOf = ({ attributes }: PageElement): Bag => ({
  product: attributes['data-add'] ?? '',
  price: Number(attributes['data-price']),
  quantity: 1,
});
