/* The demonstration shop: a bag in localStorage, a menu, and the events that a shop reports. */

const COUPON_DELAY = 1400; // slow on purpose: people click twice when nothing seems to happen
const FREE_SHIPPING = 80;
const SHIPPING = 9;

const all = (selector) => [...document.querySelectorAll(selector)];
const track = (name, props) => window.desirepath?.track(name, props);

/** What is in the bag: `{ slug: { price, quantity } }`. */
const readBag = () => JSON.parse(localStorage.getItem('bag') ?? '{}');
const saveBag = (bag) => localStorage.setItem('bag', JSON.stringify(bag));
const totalsOf = (bag) => {
  const subtotal = Object.values(bag).reduce((sum, item) => sum + item.price * item.quantity, 0);
  const shipping = subtotal === 0 || subtotal >= FREE_SHIPPING ? 0 : SHIPPING;
  return { subtotal, shipping, total: subtotal + shipping };
};

/** Writes the bag into the page by changing texts and attributes only. */
function showBag() {
  const bag = readBag();
  const count = Object.values(bag).reduce((sum, item) => sum + item.quantity, 0);
  const badge = document.querySelector('#bag-count');
  badge.dataset.count = count;
  badge.textContent = count;
  for (const row of all('[data-row]')) {
    const item = bag[row.dataset.row];
    row.hidden = !item;
    if (item) {
      row.querySelector('.bag-quantity').textContent = item.quantity;
      row.querySelector('.price').textContent = `$${item.price * item.quantity}`;
    }
  }
  const empty = document.querySelector('#bag-empty');
  if (empty) empty.hidden = count > 0;
  const totals = totalsOf(bag);
  for (const cell of all('[data-total]')) cell.textContent = `$${totals[cell.dataset.total]}`;
}

function addToBag(slug, price, quantity) {
  const bag = readBag();
  bag[slug] = { price, quantity: (bag[slug]?.quantity ?? 0) + quantity };
  saveBag(bag);
  showBag();
  track('add_to_cart', { product: slug, price, quantity });
  const toast = document.querySelector('#toast');
  toast.hidden = false;
  setTimeout(() => {
    toast.hidden = true;
  }, 2400);
}

for (const button of all('[data-add]')) {
  button.addEventListener('click', () => {
    const quantity = button.id === 'add-to-bag' ? Number(document.querySelector('#quantity').textContent) : 1;
    addToBag(button.dataset.add, Number(button.dataset.price), quantity);
  });
}

for (const button of all('[data-remove]')) {
  button.addEventListener('click', () => {
    const bag = readBag();
    delete bag[button.dataset.remove];
    saveBag(bag);
    showBag();
    track('remove_from_cart', { product: button.dataset.remove });
  });
}

for (const button of all('[data-step]')) {
  button.addEventListener('click', () => {
    const quantity = document.querySelector('#quantity');
    quantity.textContent = Math.min(9, Math.max(1, Number(quantity.textContent) + Number(button.dataset.step)));
  });
}

const choose = (buttons, chosen) => {
  for (const button of buttons) button.setAttribute('aria-pressed', String(button === chosen));
};

for (const chip of all('.chip')) {
  chip.addEventListener('click', () => {
    choose(all('.chip'), chip);
    for (const card of all('.card')) {
      card.hidden = chip.dataset.filter !== 'all' && chip.dataset.filter !== card.dataset.glaze;
    }
  });
}

for (const thumb of all('.thumb')) {
  thumb.addEventListener('click', () => {
    choose(all('.thumb'), thumb);
    document.querySelector('#product-photo').className = thumb.className.replace('thumb', 'photo');
  });
}

const menu = document.querySelector('#menu-toggle');
menu.addEventListener('click', () => {
  const isOpen = document.querySelector('#site-nav').classList.toggle('open');
  menu.setAttribute('aria-expanded', String(isOpen));
});

document.querySelector('#newsletter').addEventListener('submit', (event) => {
  event.preventDefault();
  document.querySelector('#newsletter-thanks').hidden = false;
  track('newsletter_signup', { place: 'footer' });
});

document.querySelector('#coupon-form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  setTimeout(() => {
    document.querySelector('#coupon-answer').textContent = 'That code has ended. The next one is in our letter.';
  }, COUPON_DELAY);
});

document.querySelector('#to-checkout')?.addEventListener('click', () => {
  track('begin_checkout', { value: totalsOf(readBag()).total });
});

document.querySelector('#checkout-form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  track('purchase', { value: totalsOf(readBag()).total, currency: 'USD' });
  saveBag({});
  location.assign('/demo/thank-you/');
});

showBag();
