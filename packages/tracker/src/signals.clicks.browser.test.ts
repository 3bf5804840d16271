import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { rage } from '../test/rage.ts';
import { visitorOf } from '../test/visitor.ts';
import { elapse, leave, openStill, openWhole, untilWhole } from '../test/whole.ts';

const visitor = await visitorOf();
const { site, context } = visitor;

const show = (body: string) =>
  site.pages.set(
    '/',
    `<!doctype html><style>.box { width: 80px; height: 40px } .link { cursor: pointer }</style>${body}%SCRIPT%`,
  );

/** What the page complains of itself, which is no complaint about us. */
const expectComplaints = (pattern: RegExp) => {
  expect(visitor.complaints.splice(0).join()).toMatch(pattern);
};

test('a tap is a click by touch', async () => {
  show('<button>Buy</button>');
  const browser = context().browser();
  const phone = await browser?.newContext({ hasTouch: true, isMobile: true, viewport: { width: 400, height: 700 } });
  const page = await phone?.newPage();
  await page?.goto(site.origin);
  await page?.tap('button');
  if (page) await leave(visitor, page);
  await phone?.close();
  expect(site.events('click')).toMatchObject([{ pointer: 'touch', element_text: 'Buy' }]);
});

test('a click says that it was made by mouse, one by key says nothing', async () => {
  show('<button>Buy</button>');
  const page = await openWhole(visitor);
  await page.click('button');
  await page.keyboard.press('Enter');
  await leave(visitor, page);
  expect(site.events('click').map(({ pointer }) => pointer)).toEqual(['mouse', undefined]);
});

/** Keeps the rarer signals from a page until what this gives is called. */
const holdExtras = async (page: Page): Promise<() => void> => {
  const { promise: isWanted, resolve: bring } = Promise.withResolvers<void>();
  await page.route('**/t/extras.js', async (route) => {
    await isWanted;
    await route.continue();
  });
  return bring;
};

test('one click from before the rarer signals have come is one', async () => {
  show('<button data-dp-event="order">Buy</button>');
  const page = await visitor.newPage();
  const bring = await holdExtras(page);
  await page.goto(site.origin);
  await page.click('button');
  const whole = untilWhole(page);
  bring();
  await whole;
  await leave(visitor, page);
  expect(site.events('custom').map(({ name }) => name)).toEqual(['order']);
  expect(site.events('rage_click')).toEqual([]);
  expect(site.events('js_error')).toEqual([]);
});

test('rage clicks from before the rarer signals have come are told of', async () => {
  show('<h1>Slow</h1>');
  const page = await visitor.newPage();
  const bring = await holdExtras(page);
  await page.goto(site.origin);
  await rage(page, 50, 50);
  const whole = untilWhole(page);
  bring();
  await whole;
  await leave(visitor, page);
  expect(site.events('rage_click')).toHaveLength(1);
  expect(site.events('rage_click')[0]?.at).toBe(site.events('click')[2]?.at);
});

test.each([
  ['a button that does nothing', '<button>Go</button>', 'button'],
  ['a link to nowhere', '<a href="#">Go</a>', 'a'],
  ['what only looks like a link', '<div class="box link">Go</div>', 'div'],
  ['a button that writes to the console only', '<button onclick="console.debug(1)">Go</button>', 'button'],
])('a click on %s is dead', async (_, body, selector) => {
  show(body);
  const page = await openStill(visitor);
  await page.click(selector);
  await elapse(page, 1300);
  visitor.complaints.length = 0;
  await leave(visitor, page);
  expect(site.events('dead_click')).toMatchObject([{ element: `body>${selector}`, element_text: 'Go' }]);
});

test.each([
  ['changes the page', '<button onclick="this.textContent = 1">Go</button>'],
  ['changes the page a moment later', '<button onclick="setTimeout(() => this.hidden = true, 500)">Go</button>'],
  ['changes the page when pressed', '<button onpointerdown="this.className = 1">Go</button>'],
  ['scrolls', '<div style="height:3000px"><button onclick="window.scrollTo(0, 500)">Go</button></div>'],
  ['moves the focus', '<input><button onclick="document.querySelector(\'input\').focus()">Go</button>'],
  [
    'selects',
    '<p>Text</p><button onclick="getSelection().selectAllChildren(document.querySelector(\'p\'))">Go</button>',
  ],
  ['changes the address', '<button onclick="history.pushState(1, 1, 2)">Go</button>'],
  ['waits for another page', '<button onclick="location.href = \'/slow\'">Go</button>'],
  ['is a link to another page', '<a href="/slow"><button>Go</button></a>'],
  ['is a label', '<label><button type="button">Go</button><input type="checkbox"></label>'],
  [
    'is within its shadow root',
    '<x-go></x-go><script>document.querySelector("x-go").attachShadow({ mode: "open" }).innerHTML = "<button onclick=\'this.className = 1\'>Go</button>"</script>',
  ],
  [
    'changes a shadow root in another',
    `<button onclick="x.shadowRoot.firstChild.shadowRoot.append('Gone')">Go</button><x-outer id="x"></x-outer><script>
      x.attachShadow({ mode: 'open' }).innerHTML = '<x-inner></x-inner>';
      x.shadowRoot.firstChild.attachShadow({ mode: 'open' });
    </script>`,
  ],
  [
    'changes a frame',
    '<button onclick="x.contentDocument.body.append(\'Gone\')">Go</button><iframe id="x" srcdoc="Frame"></iframe>',
  ],
  ['changes what a field holds', '<button onclick="x.value++">Go</button><input id="x" value="1">'],
  ['checks a box', '<button onclick="x.checked = true">Go</button><input id="x" type="checkbox">'],
  ['chooses an option', '<button onclick="x.selectedIndex = 1">Go</button><select id="x"><option>A<option>B</select>'],
])('a click on what %s is not dead', async (_, body) => {
  show(body);
  const page = await openWhole(visitor, '/', (opened) =>
    opened.route('**/slow', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 2500));
      await route.fulfill({ body: 'slow' });
    }),
  );
  await page.click('button', { noWaitAfter: true });
  await page.waitForTimeout(1300);
  await leave(visitor, page);
  expect(site.events('click')).toHaveLength(1);
  expect(site.events('dead_click')).toEqual([]);
});

test('a click on plain text, and one with a key held, are not dead', async () => {
  show('<p>Text</p><a href="#">Go</a>');
  const page = await openStill(visitor);
  await page.click('p');
  await page.click('a', { modifiers: ['Shift', 'Alt'] });
  await elapse(page, 1300);
  await leave(visitor, page);
  expect(site.events('dead_click')).toEqual([]);
});

test('a click that breaks something says what broke', async () => {
  show('<button onclick="setTimeout(() => missing.call())">Go</button>');
  const page = await openWhole(visitor);
  await Promise.all([page.waitForEvent('pageerror'), page.click('button')]);
  await leave(visitor, page);
  expectComplaints(/missing/);
  expect(site.events('error_click')).toMatchObject([
    { element: 'body>button', name: 'ReferenceError: missing is not defined', props: { kind: 'error' } },
  ]);
});

test('an error long after a click, or without one, is no error click', async () => {
  show('<button onclick="setTimeout(() => missing.call(), 1200)">Go</button>');
  const page = await openWhole(visitor);
  const rejected = page.evaluate(() => void Promise.reject(new Error('before')));
  await Promise.all([page.waitForEvent('pageerror'), rejected]);
  await Promise.all([page.waitForEvent('pageerror'), page.click('button')]);
  await leave(visitor, page);
  expectComplaints(/missing/);
  expect(site.events('js_error')).toHaveLength(2);
  expect(site.events('error_click')).toEqual([]);
});

test('links that lead away are told by address, without query and without the person', async () => {
  const links: [string, string, string?][] = [
    ['https://elsewhere.example/a/b?token=1#c', 'outbound_link', 'https://elsewhere.example/a/b'],
    ['/files/Guide.PDF?x=1', 'download', `${site.origin}/files/Guide.PDF`],
    ['mailto:ada@example.com', 'contact_link', 'mailto'],
    ['tel:+4912345678', 'contact_link', 'tel'],
    ['sms:+4912345678', 'contact_link', 'sms'],
    ['/next', ''],
    ['#below', ''],
    ['javascript:void 0', ''],
  ];
  show(links.map(([href]) => `<p><a href="${href}"><b>go</b></a></p>`).join(''));
  const page = await openWhole(visitor);
  await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
  for (let i = 1; i <= links.length; i++) await page.click(`p:nth-of-type(${i}) b`);
  await leave(visitor, page);
  const told = site.events().filter(({ type }) => /link|download/.test(type));
  expect(told.map(({ type, name }) => [type, name])).toEqual(
    links.filter(([, type]) => type).map(([, ...rest]) => rest),
  );
  expect(JSON.stringify(told)).not.toMatch(/ada|4912/);
});

test('a link with the mark of a download is one; the middle button follows too; a blocked link is not read', async () => {
  show(
    '<a download href="/x">a</a> <a href="https://elsewhere.example/">b</a> <p data-dp-block><a href="https://secret.example/">c</a></p>',
  );
  const page = await openWhole(visitor);
  await page.evaluate(() => {
    for (const type of ['click', 'auxclick']) addEventListener(type, (event) => event.preventDefault());
  });
  await page.click('a');
  await page.click('a + a', { button: 'middle' });
  await page.click('a + a', { button: 'right' });
  await page.click('p a');
  await leave(visitor, page);
  const told = site.events().filter(({ type }) => /link|download/.test(type));
  expect(told.map(({ type, name }) => [type, name])).toEqual([
    ['download', `${site.origin}/x`],
    ['outbound_link', 'https://elsewhere.example/'],
  ]);
});

const declared = async (act: (page: Page) => Promise<unknown>) => {
  show(`<div data-dp-event="card"><button data-dp-event="order" data-dp-prop-plan="pro" data-dp-prop-note="for ada@example.com"
      data-dp-prop-password="hunter2"><i>Buy</i></button><b>More</b></div>
    <form data-dp-event="sign-up" onsubmit="return false"><input required value="x"><button>Send</button></form>
    <div data-dp-block><button data-dp-event="hidden">No</button></div>`);
  const page = await openWhole(visitor);
  await act(page);
  await leave(visitor, page);
  return site.events('custom').map(({ name, props }) => [name, props]);
};

test('a page declares events of its own by marks', async () => {
  expect(await declared((page) => page.click('i'))).toEqual([['order', { plan: 'pro', note: 'for ***' }]]);
});

test('of nested marks the inner one counts; a form is told of when it is sent; what is blocked is not read', async () => {
  const told = await declared(async (page) => {
    await page.click('b');
    await page.click('input');
    await page.click('form button');
    await page.click('[data-dp-block] button');
  });
  expect(told).toEqual([
    ['card', {}],
    ['sign-up', {}],
  ]);
});
