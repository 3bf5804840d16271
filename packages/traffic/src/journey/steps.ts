import type { Hand } from '../page/hand.ts';
import { isInside, linksTo, type Scene, targetById } from '../page/scene.ts';
import type { Random } from '../random.ts';
import { hide, openMenu, show, showBag } from './answers.ts';
import type { Bag } from './bag.ts';
import type { Shopper } from './shopper.ts';

/** A page before somebody's eyes and under their hand. */
export interface Stage {
  scene: Scene;
  hand: Hand;
  shopper: Shopper;
  random: Random;
}

/** The path they go to next; nothing when they leave. */
export type Next = string | undefined;

/** Reads down the page in about as many looks as this shopper takes, pointing at things on the way. */
export function lookAround({ scene, hand, shopper, random }: Stage, thoroughness = 1): void {
  const looks = Math.max(1, Math.round(random.around(shopper.looks * thoroughness, 0.5)));
  let y = 0;
  for (let look = 0; look < looks; look++) {
    if (look > 0) {
      y += scene.viewport.height * (random.chance(0.12) ? -0.5 : random.between(0.35, 0.8));
      y = Math.max(0, Math.min(y, scene.document.height - scene.viewport.height));
      hand.scrollTo(y);
    }
    hand.dwell(random.around(4600, 0.7));
    const seen = scene.targets.filter(
      ({ box: [, top, , height] }) => top > y && top + height < y + scene.viewport.height,
    );
    if (seen.length > 0 && random.chance(0.6)) hand.hover(random.pick(seen));
  }
}

/** Clicks a link to that page: in the page itself rather than in the menu, hardly ever in the footer. */
export function follow({ scene, hand, random }: Stage, path: string): Next {
  const links = linksTo(scene, path).map((target) => ({
    target,
    weight: isInside(target, 'site-nav') ? 3 : target.box[1] > scene.document.height - 500 ? 0.3 : 6,
  }));
  if (links.length === 0) throw new RangeError(`${scene.page.path} has no link to ${path}`);
  const { target } = random.weighted(links);
  const isPhone = scene.targets.some(({ attributes }) => attributes.id === 'menu-toggle');
  if (isPhone && isInside(target, 'site-nav')) {
    hand.click(targetById(scene, 'menu-toggle'));
    hand.change(openMenu(scene));
    hand.wait(random.around(700, 0.4));
  }
  hand.click(target);
  return path;
}

/** Follows a link to one of these pages, weighted. Pages that this one does not link to are left out. */
export function followOneOf(stage: Stage, ways: readonly { weight: number; path: string }[]): Next {
  const open = ways.filter(({ path }) => path !== stage.scene.page.path && linksTo(stage.scene, path).length > 0);
  return open.length > 0 ? follow(stage, stage.random.weighted(open).path) : undefined;
}

/** What shop.js does once something was put into the bag, and the event that it reports. */
export function putIntoBag({ scene, hand, shopper, random }: Stage, item: Bag): void {
  shopper.bag = item;
  hand.change(showBag(scene, item));
  hand.change(show(scene, 'toast'));
  hand.custom('add_to_cart', { product: item.product, price: item.price, quantity: item.quantity });
  hand.dwell(random.around(2600, 0.3));
  hand.change(hide(scene, 'toast'));
}
