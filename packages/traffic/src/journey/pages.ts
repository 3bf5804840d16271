import type { PageKind } from '../demo.ts';
import { elementById, targetById, targetsOfClass, targetsWith } from '../page/scene.ts';
import { filterCards, fold, press, show, showThumb, write } from './answers.ts';
import { itemOf, totalsOf } from './bag.ts';
import { CHECKOUT_FIELDS, correctCard, fillCheckout } from './filling.ts';
import { loseOrder, submitted } from './mishaps.ts';
import { follow, followOneOf, lookAround, type Next, putIntoBag, type Stage } from './steps.ts';

const HOME = '/demo/';
const CART = '/demo/cart/';
const CHECKOUT = '/demo/checkout/';
const TABLEWARE = '/demo/category/tableware/';
const TEA = '/demo/category/tea-and-coffee/';
const ARTICLE = '/demo/journal/a-week-at-the-kiln/';

/** How well each product draws. */
const PRODUCTS = [
  { weight: 30, path: '/demo/products/tidal-mug/' },
  { weight: 22, path: '/demo/products/harbour-teapot/' },
  { weight: 15, path: '/demo/products/lichen-bowl/' },
  { weight: 13, path: '/demo/products/pebble-plates/' },
  { weight: 11, path: '/demo/products/ember-dripper/' },
  { weight: 9, path: '/demo/products/dune-vase/' },
] as const;

/** The shop takes this long to say no to a code (COUPON_DELAY in shop.js). */
const COUPON_DELAY = 1400;

/** What people do on each kind of page, up to where they go next. */
export const ON_PAGE: Record<PageKind, (stage: Stage) => Next> = {
  home: onHome,
  category: onCategory,
  product: onProduct,
  cart: onCart,
  checkout: onCheckout,
  thanks: onThanks,
  article: onArticle,
};

function onHome(stage: Stage): Next {
  const { random, shopper } = stage;
  lookAround(stage);
  if (random.chance(0.012)) signUp(stage);
  if (shopper.bag && random.chance(0.5)) return follow(stage, CART);
  if (!random.chance(shopper.goOn)) return undefined;
  return followOneOf(stage, [
    { weight: 34, path: TABLEWARE },
    { weight: 18, path: TEA },
    { weight: 12, path: ARTICLE },
    ...PRODUCTS,
  ]);
}

function onCategory(stage: Stage): Next {
  const { scene, hand, random, shopper } = stage;
  hand.dwell(random.around(1500, 0.4));
  if (random.chance(0.18)) tryFilter(stage);
  lookAround(stage);
  if (!shopper.bag && random.chance(shopper.buy * 0.3)) {
    const button = random.pick(targetsOfClass(scene, 'quick-add'));
    hand.click(button);
    putIntoBag(stage, itemOf(button));
  }
  if (shopper.bag && random.chance(0.6)) return follow(stage, CART);
  if (!random.chance(shopper.goOn)) return undefined;
  return followOneOf(stage, [{ weight: 8, path: TEA }, { weight: 6, path: TABLEWARE }, ...PRODUCTS]);
}

function onProduct(stage: Stage): Next {
  const { scene, hand, random, shopper } = stage;
  hand.dwell(random.around(2500, 0.5));
  // The cursor on the picture is a magnifying glass, but nothing gets larger.
  const [picture] = scene.targets.filter(({ parent }) => parent?.attributes.id === 'product-photo');
  if (picture && random.chance(0.035)) hand.rage(picture);
  else if (picture && random.chance(0.12)) {
    hand.click(picture);
    hand.signal({ type: 'dead_click' }, picture);
  }
  if (random.chance(0.28)) {
    const thumbs = targetsOfClass(scene, 'thumb');
    const thumb = random.pick(thumbs);
    hand.click(thumb);
    hand.change(press(thumbs, thumb));
    hand.change(showThumb(scene, thumb));
  }
  if (random.chance(0.22)) {
    const label = random.pick(targetsOfClass(scene, 'glaze'));
    const radio = scene.parsed.elements.find(({ tag, parent }) => tag === 'input' && parent?.node === label.node);
    if (radio) hand.tick(label, radio);
  }
  if (random.chance(0.1)) readFold(stage);
  lookAround(stage, 0.7);

  if (!shopper.bag && !shopper.hasBought && random.chance(shopper.buy)) {
    const add = targetById(scene, 'add-to-bag');
    const item = itemOf(add);
    if (random.chance(0.15)) {
      item.quantity = 2;
      hand.click(targetsWith(scene, 'data-step', '1')[0] ?? add);
      hand.change(write(scene, 'quantity', '2'));
    }
    hand.click(add);
    putIntoBag(stage, item);
    if (random.chance(0.72)) return follow(stage, CART);
  }
  if (shopper.bag && random.chance(0.45)) return follow(stage, CART);
  if (!random.chance(shopper.goOn)) return undefined;
  return followOneOf(stage, [
    { weight: 40, path: TABLEWARE },
    { weight: 16, path: TEA },
    { weight: 12, path: HOME },
    ...PRODUCTS,
  ]);
}

function onCart(stage: Stage): Next {
  const { scene, hand, random, shopper } = stage;
  hand.dwell(random.around(2500, 0.5));
  if (shopper.bag && random.chance(0.26)) tryCoupon(stage);
  if (shopper.bag && random.chance(shopper.commit)) {
    hand.click(targetById(scene, 'to-checkout'));
    hand.custom('begin_checkout', { value: totalsOf(shopper.bag).total });
    return CHECKOUT;
  }
  if (!random.chance(shopper.goOn * 0.5)) return undefined;
  return follow(stage, TABLEWARE);
}

function onCheckout(stage: Stage): Next {
  const { scene, hand, random, shopper } = stage;
  const { bag } = shopper;
  hand.dwell(random.around(2200, 0.4));
  // Those who turn back do so at the address or, more often, at the card.
  const completes = bag !== undefined && random.chance(shopper.commit);
  const reached = completes ? CHECKOUT_FIELDS.length : random.pick([0, 1, 2, 2, 3, 5, 5, 5, 6]);
  const begun = hand.now();
  fillCheckout(stage, reached);
  if (!completes) {
    hand.dwell(random.around(4000, 0.7));
    if (reached > 0)
      hand.signal({ ...submitted(targetById(scene, 'email'), hand.now() - begun, reached), type: 'form_abandon' });
    return random.chance(0.2) ? follow(stage, CART) : undefined;
  }
  if (random.chance(0.3)) hand.tick(targetById(scene, 'letters'), elementById(scene, 'letters'));
  const order = targetById(scene, 'place-order');
  if (random.chance(0.07)) loseOrder(stage, order);
  hand.click(order);
  hand.signal(submitted(order, hand.now() - begun, reached));
  if (random.chance(0.08)) {
    correctCard(stage);
    hand.click(order);
    hand.signal(submitted(order, hand.now() - begun, reached));
  }
  hand.custom('purchase', { value: totalsOf(bag).total, currency: 'USD' });
  shopper.userId ??= `customer-${random.int(10_000, 99_999)}`;
  hand.identify({ plan: 'customer', first_product: bag.product });
  shopper.bag = undefined;
  shopper.hasBought = true;
  return '/demo/thank-you/';
}

function onThanks(stage: Stage): Next {
  const { hand, random } = stage;
  hand.dwell(random.around(5000, 0.6));
  return random.chance(0.2)
    ? followOneOf(stage, [
        { weight: 2, path: HOME },
        { weight: 1, path: ARTICLE },
      ])
    : undefined;
}

function onArticle(stage: Stage): Next {
  const { random, shopper } = stage;
  lookAround(stage, random.chance(0.4) ? 1 : 2);
  if (random.chance(0.03)) signUp(stage);
  if (!random.chance(shopper.goOn)) return undefined;
  return followOneOf(stage, [
    { weight: 50, path: '/demo/products/tidal-mug/' },
    { weight: 30, path: TEA },
    { weight: 20, path: TABLEWARE },
  ]);
}

/** Asks for one glaze, looks, and asks for all of them again: the page is then as it was measured. */
function tryFilter({ scene, hand, random }: Stage): void {
  const chips = targetsOfClass(scene, 'chip');
  const [all, ...others] = chips;
  if (!all || others.length === 0) return;
  for (const chip of [random.pick(others), all]) {
    hand.click(chip);
    hand.change(press(chips, chip));
    hand.change(filterCards(scene, chip.attributes['data-filter'] ?? 'all'));
    hand.wait(random.around(2200, 0.5));
  }
}

/** Opens one of the folded texts, reads it and folds it again. */
function readFold({ scene, hand, random }: Stage): void {
  const summary = random.pick(scene.targets.filter(({ tag }) => tag === 'summary'));
  for (const isOpen of [true, false]) {
    hand.click(summary);
    hand.change(fold(summary, isOpen));
    hand.wait(random.around(2500, 0.5));
  }
}

/** Types a code; while the shop thinks about it, some lose patience with the button. */
function tryCoupon({ scene, hand, random }: Stage): void {
  const apply = targetById(scene, 'coupon-apply');
  const begun = hand.now();
  hand.fill(targetById(scene, 'coupon'), random.int(6, 10));
  if (random.chance(0.35)) hand.rage(apply);
  else hand.click(apply);
  hand.signal(submitted(apply, hand.now() - begun, 1));
  hand.wait(COUPON_DELAY);
  hand.change(write(scene, 'coupon-answer', 'That code has ended. The next one is in our letter.'));
  hand.dwell(random.around(1800, 0.4));
}

function signUp({ scene, hand, random }: Stage): void {
  const begun = hand.now();
  const field = targetById(scene, 'newsletter-email');
  hand.fill(field, random.int(14, 26));
  hand.click(
    random.pick(
      scene.targets.filter(({ parent, tag }) => tag === 'button' && parent?.attributes.class === 'field-row'),
    ),
  );
  hand.change(show(scene, 'newsletter-thanks'));
  hand.signal(submitted(field, hand.now() - begun, 1));
  hand.custom('newsletter_signup', { place: 'footer' });
}
