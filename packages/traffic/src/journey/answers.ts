import type { PageChange } from '../page/happenings.ts';
import type { PageElement } from '../page/parse.ts';
import { elementById, type Scene, type Target } from '../page/scene.ts';
import { type Bag, totalsOf } from './bag.ts';

// What shop.js does to a page, said as a recorder would report it.

/** The bag as it stands, written into a page: the count in the header, the row and the sums where the page has them. */
export function showBag(scene: Scene, bag: Bag): PageChange {
  const badge = elementById(scene, 'bag-count');
  const change: PageChange = {
    attributes: [{ id: badge.node, attributes: { 'data-count': String(bag.quantity) } }],
    texts: textOf(badge, String(bag.quantity)),
  };
  const totals = totalsOf(bag);
  for (const element of scene.parsed.elements) {
    const { attributes, parent } = element;
    if (attributes['data-row']) {
      const shown = attributes['data-row'] === bag.product;
      if (shown === 'hidden' in attributes) {
        change.attributes.push({ id: element.node, attributes: { hidden: shown ? null : '' } });
      }
    } else if (parent?.attributes['data-row'] === bag.product) {
      if (attributes.class === 'bag-quantity') change.texts.push(...textOf(element, String(bag.quantity)));
      if (attributes.class === 'price') change.texts.push(...textOf(element, `$${totals.subtotal}`));
    }
    const sum = attributes['data-total'];
    if (sum === 'subtotal' || sum === 'shipping' || sum === 'total') {
      change.texts.push(...textOf(element, `$${totals[sum]}`));
    }
  }
  return change;
}

export const show = (scene: Scene, id: string): PageChange => attribute(elementById(scene, id), 'hidden', null);
export const hide = (scene: Scene, id: string): PageChange => attribute(elementById(scene, id), 'hidden', '');

export const write = (scene: Scene, id: string, text: string): PageChange => ({
  attributes: [],
  texts: textOf(elementById(scene, id), text),
});

/** One of several buttons is pressed down, the others come up. */
export const press = (buttons: readonly Target[], pressed: Target): PageChange => ({
  attributes: buttons.map((button) => ({
    id: button.node,
    attributes: { 'aria-pressed': String(button === pressed) },
  })),
  texts: [],
});

/** The cards of a category that have another glaze than the chosen one disappear; `all` brings them back. */
export const filterCards = (scene: Scene, glaze: string): PageChange => ({
  attributes: scene.parsed.elements
    .filter(({ attributes }) => attributes.class === 'card')
    .map(({ node, attributes }) => {
      const shown = glaze === 'all' || attributes['data-glaze'] === glaze;
      return { id: node, attributes: { hidden: shown ? null : '' } };
    }),
  texts: [],
});

export const openMenu = (scene: Scene): PageChange => ({
  attributes: [
    { id: elementById(scene, 'site-nav').node, attributes: { class: 'site-nav open' } },
    { id: elementById(scene, 'menu-toggle').node, attributes: { 'aria-expanded': 'true' } },
  ],
  texts: [],
});

/** The large picture takes the colour of the chosen thumbnail. */
export const showThumb = (scene: Scene, thumb: Target): PageChange =>
  attribute(elementById(scene, 'product-photo'), 'class', (thumb.attributes.class ?? '').replace('thumb', 'photo'));

/** A `<details>` opens or closes. */
export const fold = (summary: Target, isOpen: boolean): PageChange =>
  summary.parent ? attribute(summary.parent, 'open', isOpen ? '' : null) : { attributes: [], texts: [] };

const attribute = ({ node }: PageElement, name: string, value: string | null): PageChange => ({
  attributes: [{ id: node, attributes: { [name]: value } }],
  texts: [],
});

const textOf = ({ textNode }: PageElement, value: string): PageChange['texts'] =>
  textNode === undefined ? [] : [{ id: textNode, value }];
