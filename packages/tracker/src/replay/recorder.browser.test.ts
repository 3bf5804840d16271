import type { ReplayEvent } from '@desirepath/contract/tracking';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { eventually } from '../../test/site.ts';
import { allAnswered, visitorOf } from '../../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

const FULL_SNAPSHOT = 2;
const META = 4;
const MOUSE_INTERACTION = 2;
const CLICK = 2;
/** ms, when nobody watches. */
const BATCHES_EVERY = 5000;

const chunks = () => site.received.flatMap(({ batch }) => batch.replay ?? []);
const recorded = (): ReplayEvent[] => chunks().flatMap(({ events }) => events);
const hasSnapshot = () => recorded().some(({ type }) => type === FULL_SNAPSHOT);
/** All that came over the wire, decompressed. */
const wire = () => site.received.map(({ text }) => text).join('\n');

const untilRecorded = async (page: Page, text: string) => {
  await page.evaluate((given) => {
    document.body.append(Object.assign(document.createElement('p'), { textContent: given }));
  }, text);
  await eventually(() => wire().includes(text));
};

const isClick = (data: unknown): boolean => {
  const { source, type } = data as { source?: number; type?: number };
  return source === MOUSE_INTERACTION && type === CLICK;
};

beforeEach(() => site.configure({ replay: true }));

test('a visit is recorded, from a whole page on', async () => {
  site.pages.set('/', '<!doctype html><title>Shop</title><style>p { color: red }</style><h1>Hello</h1>%SCRIPT%');
  const page = await visitor.open('/?tab=one&secret=two#three');
  await page.mouse.move(100, 100);
  await untilRecorded(page, 'appended');
  const [meta, snapshot] = recorded();
  expect(meta).toMatchObject({ type: META, data: { href: `${site.origin}/?tab=one`, width: 1000, height: 700 } });
  expect(snapshot?.type).toBe(FULL_SNAPSHOT);
  expect(JSON.stringify(snapshot)).toContain('Hello');
  expect(chunks()[0]?.page_id).toBe(site.events('page_view')[0]?.page_id);
});

test('what is clicked a moment after it came is known by then', async () => {
  const page = await visitor.open();
  await eventually(hasSnapshot);
  await page.evaluate(async () => {
    const button = document.createElement('button');
    document.body.append(button);
    await new Promise((resolve) => setTimeout(resolve, 30));
    button.click();
  });
  const changes = await eventually(() => {
    const data = recorded().map((event) => event.data as { source?: number; type?: number; id?: number });
    return data.some(isClick) && data;
  });
  const click = changes.findIndex(isClick);
  expect(JSON.stringify(changes.slice(0, click))).toContain(
    `"tagName":"button","attributes":{},"childNodes":[],"id":${changes[click]?.id}`,
  );
});

test('what is clicked while the first snapshot is written is told after it', async () => {
  site.pages.set(
    '/',
    `<!doctype html><title>Long</title><button>Early</button>${'<p>Paragraph</p>'.repeat(5000)}<script>
      const { observe } = MutationObserver.prototype;
      MutationObserver.prototype.observe = function (target, options) {
        observe.call(this, target, options);
        if (target !== document || !options.attributes) return;
        MutationObserver.prototype.observe = observe;
        setTimeout(() => document.querySelector('button').click());
      };
    </script>%SCRIPT%`,
  );
  await visitor.open('/');
  const events = await eventually(() => {
    const all = recorded();
    return all.some(({ data }) => isClick(data)) && all;
  });
  const click = events.findIndex(({ data }) => isClick(data));
  expect(click).toBeGreaterThan(events.findIndex(({ type }) => type === FULL_SNAPSHOT));
  const { id } = events.map(({ data }) => data as { id: number })[click] ?? { id: 0 };
  expect(JSON.stringify(events[1])).toContain(
    `"tagName":"button","attributes":{},"childNodes":[{"type":3,"textContent":"Early","id":${id + 1}}],"id":${id}`,
  );
});

test('while somebody watches, what is recorded does not wait for the next batch', async () => {
  const page = await visitor.open();
  await eventually(hasSnapshot);
  site.watch();
  await page.evaluate(() => setInterval(() => document.body.append(document.createElement('p')), 50));
  const [first, second] = await eventually(() => {
    const sent = site.received.filter(({ batch }) => batch.replay).map(({ batch }) => batch.sent_at);
    // One that takes the news there, and two after it.
    return sent.length > 4 && sent.slice(-2);
  });
  expect(Number(second) - Number(first)).toBeLessThan(BATCHES_EVERY);
});

test('each page of an app has a snapshot of its own, once it is drawn', async () => {
  const page = await visitor.open();
  await eventually(hasSnapshot);
  await page.evaluate(() => {
    history.pushState({}, '', '/cart');
    setTimeout(() => {
      document.body.innerHTML = '<h1>Your cart</h1>';
    }, 200);
  });
  const ofCart = await eventually(() => {
    const view = site.events('page_view').find(({ url }) => url.endsWith('/cart'));
    const events = chunks().flatMap(({ page_id, events }) => (page_id === view?.page_id ? events : []));
    return events.some(({ type }) => type === FULL_SNAPSHOT) && events;
  });
  const at = ofCart.findIndex(({ type }) => type === META);
  expect(ofCart[at]).toMatchObject({ data: { href: `${site.origin}/cart` } });
  expect(ofCart[at + 1]?.type).toBe(FULL_SNAPSHOT);
  expect(JSON.stringify(ofCart[at + 1])).toContain('Your cart');
});

test('nothing that is typed leaves the page, wherever it is typed', async () => {
  site.pages.set(
    '/',
    `<!doctype html>
    <form>${['text', 'password', 'email', 'tel', 'search', 'url', 'number', 'hidden']
      .map((type) => `<input id="${type}" type="${type}" value="${type === 'number' ? '7890123' : `preset-${type}`}">`)
      .join('')}
      <textarea id="area">preset-area</textarea>
      <select id="select"><option>One</option><option value="two">Two</option></select></form>
    <div id="editor" contenteditable><p>preset-editor</p></div>
    <div id="box" role="textbox" contenteditable="plaintext-only">preset-box</div>
    <fancy-input id="fancy" value="preset-fancy"></fancy-input>
    <iframe id="frame" srcdoc="<body contenteditable>preset-frame</body>"></iframe>
    <div id="host"></div>%SCRIPT%`,
  );
  const page = await visitor.newPage();
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = '<input id="inner" value="preset-inner"><p contenteditable>preset-shadow</p>';
    });
  });
  await page.goto(site.origin);
  await eventually(hasSnapshot);
  for (const id of ['text', 'password', 'email', 'tel', 'search', 'url', 'area']) {
    await page.fill(`#${id}`, '');
    await page.locator(`#${id}`).pressSequentially(`typed-${id}`);
  }
  await page.locator('#number').pressSequentially('4567891');
  for (const id of ['editor', 'box', 'inner']) {
    await page.locator(`#${id}`).click();
    await page.keyboard.type(`typed-${id} by hand`);
  }
  await page.frameLocator('#frame').locator('body').pressSequentially('typed-frame');
  await page.evaluate(() => {
    const password = document.querySelector<HTMLInputElement>('#password');
    if (password) password.type = 'text'; // "show password"
    document.querySelector('#fancy')?.setAttribute('value', 'typed-fancy');
    document.querySelector('#editor')?.insertAdjacentHTML('beforeend', '<b>typed-bold</b>');
    const area = document.querySelector('#area');
    if (area) area.textContent = 'typed-default';
    document.body.dataset.replicatedValue = 'typed-replica';
  });
  await page.click('body', { position: { x: 2, y: 2 } });
  await untilRecorded(page, 'last words');
  expect(wire()).toContain('fancy-input');
  for (const secret of ['preset', 'typed', 'by hand', '7890123', '4567891']) expect(wire()).not.toContain(secret);
});

test('passwords, cards and e-mail addresses leave in no byte, wherever they are', async () => {
  site.pages.set(
    '/',
    `<!doctype html><title>Hello zoltan@example.com</title>
    <a href="mailto:zoltan@example.com" title="zoltan@example.com">zoltan@example.com</a> <b>zoltan@example.com</b>
    <button>Pay with 4111 1111 1111 1111</button> <p data-card="4111111111111111">5500000000000004</p>
    <div data-password="hunter2" data-token="hunter2"></div><input type="password" value="hunter2">
    <p class="who"></p>%SCRIPT%`,
  );
  const page = await visitor.open('/?tab=zoltan@example.com&password=hunter2');
  await eventually(hasSnapshot);
  for (const selector of ['button', 'b']) await page.click(selector);
  await page.locator('input').pressSequentially('hunter2');
  await page.evaluate(() => {
    const who = document.querySelector('.who');
    who?.setAttribute('title', 'zoltan@example.com');
    if (who) who.textContent = 'You are zoltan@example.com, paying by 4111-1111-1111-1111';
    who?.firstChild?.after(' or 4111111111111111');
    window.desirepath?.track('paid', { by: '4111111111111111', who: 'zoltan@example.com', password: 'hunter2' });
    history.pushState({}, '', '/u/zoltan@example.com/cards/4111111111111111');
  });
  await untilRecorded(page, 'last words');
  await page.goto('about:blank');
  await eventually(() => site.events('page_view').length === 2);
  expect(site.events('click')).toHaveLength(2);
  // Ids and moments may spell anything.
  const told = wire().replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|\b1\d{12}\b/g, '');
  expect(told).not.toMatch(/zoltan|example\.com|hunter2|41111|1111[ -]1111|55000/);
});

test('of what is masked only the shape is recorded, of what is blocked only the place', async () => {
  site.pages.set(
    '/',
    `<!doctype html>
    <section id="masked" data-dp-mask><p>private words</p><img alt="private picture"><div id="mount"></div></section>
    <section id="blocked" data-dp-block style="width: 300px; height: 40px"><p>hidden words</p></section>
    <iframe data-dp-block srcdoc="<p>hidden frame</p>"></iframe>%SCRIPT%`,
  );
  const page = await visitor.open();
  await eventually(hasSnapshot);
  await page.evaluate(() => {
    document.querySelector('#mount')?.insertAdjacentHTML('beforeend', '<p title="private title">private later</p>');
    const text = document.querySelector('#masked p')?.firstChild;
    if (text) text.nodeValue = 'private change';
    document.querySelector('#mount')?.attachShadow({ mode: 'open' }).append('private shadow');
    document.querySelector('#blocked')?.insertAdjacentHTML('beforeend', '<p>hidden later</p>');
    document.querySelector('iframe')?.contentDocument?.body.append('hidden in frame');
  });
  await untilRecorded(page, 'last words');
  expect(wire()).not.toMatch(/private (words|picture|title|later|change|shadow)|hidden/);
  expect(wire()).toContain('******* *****');
  expect(wire()).toContain('"rr_width":"300px"');
});

test('a long recording is compressed and travels apart from the events', async () => {
  const rows = Array.from({ length: 2000 }, (_, i) => `<li class="row">Product number ${i}</li>`);
  site.pages.set('/', `<!doctype html><ul>${rows.join('')}</ul>%SCRIPT%`);
  await visitor.open();
  await eventually(() => hasSnapshot() && site.events('page_view')[0]);
  const withReplay = site.received.filter(({ batch }) => batch.replay && batch.events.length === 0);
  expect(withReplay[0]?.isGzip).toBe(true);
});

test('a page hidden for long is not recorded, and recorded anew when it shows again', async () => {
  const page = await visitor.newPage();
  await page.clock.install();
  await page.goto(site.origin);
  await page.clock.runFor(8000);
  await eventually(hasSnapshot);
  const hide = (isHidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, isHidden);
  await hide(true);
  await eventually(() => site.events('page_leave')[0]);
  await allAnswered(page);
  await page.clock.runFor(61_000);
  await page.evaluate(() => document.body.append('while nobody looked'));
  await page.clock.runFor(8000);
  expect(wire()).not.toContain('while nobody looked');
  await hide(false);
  await page.clock.runFor(8000);
  await eventually(() => recorded().filter(({ type }) => type === FULL_SNAPSHOT).length === 2);
  expect(wire()).toContain('while nobody looked');
});
