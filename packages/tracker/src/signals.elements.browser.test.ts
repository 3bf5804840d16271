import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { visitorOf } from '../test/visitor.ts';
import { leave, openWhole } from '../test/whole.ts';

const visitor = await visitorOf();
const { site, open } = visitor;

const show = (body: string, style = '') =>
  site.pages.set('/', `<!doctype html><style>body { margin: 0 } ${style}</style>${body}%SCRIPT%`);

/** What a click on the element marked `data-here` is told as. */
const clickHere = async (body: string) => {
  show(body);
  const page = await open();
  await page.click('[data-here]');
  await leave(visitor, page);
  return site.events('click')[0];
};

test.each([
  ['a mark for tests before an id', '<i data-testid="buy" id="buy-button" data-here>Buy</i>', '[data-testid="buy"]'],
  ['an id before a name', '<input name="mail" id="mail-field" data-here>', '#mail-field'],
  ['a name where the id was counted up', '<input name="mail" id="ember1234" data-here>', '[name="mail"]'],
  ['a name in brackets', '<input name="user[mail]" data-here>', '[name="user[mail]"]'],
  ['a label', '<button aria-label="Close" data-here>x</button>', '[aria-label="Close"]'],
  ['no label that counts', '<button aria-label="3 in your bag" data-here>x</button>', 'body>button'],
  ['no id of a framework', '<b id="radix-:r1:" data-here>x</b>', 'body>b'],
  ['no id of a hash', '<b id="field-x7ab2" data-here>x</b>', 'body>b'],
  ['no id of a row', '<b id="row-48213" data-here>x</b>', 'body>b'],
  [
    'no mark that is there twice',
    '<p data-testid="row">a</p><p data-testid="row" data-here>b</p>',
    'body>p:nth-of-type(2)',
  ],
  ['a role among siblings', '<p>a</p><p role="note" data-here>b</p>', 'body>p[role="note"]'],
  [
    'a link by its path',
    '<a href="/a">a</a><a href="/pricing" onclick="return false" data-here>b</a>',
    'body>a[href$="/pricing"]',
  ],
  [
    'no link with a query',
    '<a href="/a">a</a><a href="/b?c" onclick="return false" data-here>b</a>',
    'body>a:nth-of-type(2)',
  ],
  ['a class of words among siblings', '<p>a</p><p class="buy-box" data-here>b</p>', 'body>p.buy-box'],
  ['a class in BEM', '<p>a</p><p class="card__title--large" data-here>b</p>', 'body>p.card__title--large'],
  ['no class of a CSS module', '<p>a</p><p class="Button_root__x7Ab2" data-here>b</p>', 'body>p:nth-of-type(2)'],
  ['no class of styled-components', '<p>a</p><p class="sc-bdVaJa kXyZab" data-here>b</p>', 'body>p:nth-of-type(2)'],
  ['no class of emotion', '<p>a</p><p class="css-kjhgfd" data-here>b</p>', 'body>p:nth-of-type(2)'],
  [
    'no class of Tailwind',
    '<p>a</p><p class="flex text-center mx-auto hover:bg-white w-[3rem]" data-here>b</p>',
    'body>p:nth-of-type(2)',
  ],
  ['no class of a state', '<p>a</p><p class="is-open tab-active" data-here>b</p>', 'body>p:nth-of-type(2)'],
  [
    'the nearest name above',
    '<main id="shop"><ul><li>a</li><li><b data-here>b</b></li></ul></main>',
    '#shop>ul>li:nth-of-type(2)>b',
  ],
  ['no name that is an address', '<input name="ada@example.com" data-here>', 'body>input'],
  ['no card number', '<input name="4111 1111 1111 1111" data-here>', 'body>input'],
  ['no label of what is masked', '<div data-dp-mask><b aria-label="Ada" data-here>x</b></div>', 'body>div>b'],
])('an element is called by %s', async (_, body, selector) => {
  expect((await clickHere(body))?.element).toBe(selector);
});

test('a selector is the same after the page was built anew, and finds its element again', async () => {
  const page = await (async () => {
    show('<div id="app"></div>');
    return open();
  })();
  const build = (salt: string) =>
    page.evaluate((hash) => {
      const app = document.querySelector('#app');
      if (app)
        app.innerHTML = `<div class="css-${hash}" id="ember${hash}"><nav class="sc-${hash}"><a class="nav-link">Home</a>
          <a class="nav-link ${hash}-x9y8z7">About</a></nav><button id="r${hash}" name="buy">Buy</button></div>`;
    }, salt);
  for (const salt of ['101ab', '202cd']) {
    await build(salt);
    for (const selector of ['a:last-of-type', 'button']) await page.click(selector);
  }
  const found = await page.evaluate(() => document.querySelector('#app>div>nav>a:nth-of-type(2)')?.textContent);
  await leave(visitor, page);
  const told = site.events('click').map(({ element }) => element);
  expect(told).toEqual([
    '#app>div>nav>a:nth-of-type(2)',
    '[name="buy"]',
    '#app>div>nav>a:nth-of-type(2)',
    '[name="buy"]',
  ]);
  expect(found).toBe('About');
});

/** Follows a selector as the dashboard does. */
const follow = (page: Page, selector: string | undefined) =>
  page.evaluate((given) => {
    let root: ParentNode | null = document;
    let element: Element | null = null;
    for (const part of (given ?? '').split(' >>> ')) {
      element = root?.querySelector(part) ?? null;
      root = element?.shadowRoot ?? (element as HTMLIFrameElement | null)?.contentDocument ?? null;
    }
    return element?.textContent;
  }, selector);

test('clicks in open shadow roots are told of the element in there', async () => {
  show(`<main><x-card></x-card></main><script>
    customElements.define('x-card', class extends HTMLElement {
      connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = '<p>one</p><p><x-button></x-button></p>';
      }
    });
    customElements.define('x-button', class extends HTMLElement {
      connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = '<button><span>Deep</span></button>';
      }
    });
  </script>`);
  const page = await open();
  await page.click('x-button span');
  const expected = 'body>main>x-card >>> p:nth-of-type(2)>x-button >>> button';
  expect(await follow(page, expected)).toBe('Deep');
  await leave(visitor, page);
  expect(site.events('click')).toMatchObject([{ element: expected, element_text: 'Deep' }]);
});

test('what a host is marked with holds within its shadow root', async () => {
  show(`<x-note data-dp-mask></x-note><x-secret data-dp-block></x-secret><script>
    for (const name of ['x-note', 'x-secret']) {
      document.querySelector(name).attachShadow({ mode: 'open' }).innerHTML = '<button aria-label="Ada">Ada</button>';
    }
  </script>`);
  const page = await open();
  for (const name of ['x-note', 'x-secret']) await page.click(`${name} button`);
  await leave(visitor, page);
  expect(site.events('click').map(({ element, element_text }) => [element, element_text])).toEqual([
    ['body>x-note >>> button', undefined],
    ['body>x-secret', undefined],
  ]);
});

test('clicks in frames of the same origin are told of the element in there, at its place on the page', async () => {
  site.pages.set(
    '/inner',
    '<!doctype html><style>body { margin: 0 }</style><p>a</p><button style="position:absolute;left:20px;top:30px;width:100px;height:40px">Inner</button>',
  );
  show(
    '<iframe src="/inner" style="position:absolute;left:100px;top:200px;border:5px solid;width:300px;height:200px"></iframe>',
  );
  const page = await openWhole(visitor);
  await page.mouse.click(150, 250);
  const expected = 'body>iframe >>> body>button';
  expect(await follow(page, expected)).toBe('Inner');
  await page.evaluate(() => {
    const frame = document.querySelector('iframe');
    if (frame) frame.src = '/inner?again';
  });
  await page.waitForTimeout(500);
  await page.mouse.click(150, 250);
  await leave(visitor, page);
  const click = { x: 150, y: 250, element: expected, element_text: 'Inner', element_x: 2500, element_y: 3750 };
  expect(site.events('click')).toMatchObject([click, click]);
});

test('a frame that is measured by itself is not measured twice', async () => {
  site.pages.set('/inner', '<!doctype html><button>Inner</button>%SCRIPT%');
  show('<iframe src="/inner"></iframe>');
  const page = await openWhole(visitor);
  await page.frameLocator('iframe').locator('button').click();
  await leave(visitor, page);
  await eventually(() => site.events('click')[0]);
  expect(site.events('click')).toMatchObject([{ element: 'body>button' }]);
});

test('an element is told of with the box that it scrolls in, and whether it stays in the window', async () => {
  show(
    `<header><button>Menu</button></header><div id="list"><p><b>one</b></p></div><div id="short"><i>two</i></div>`,
    `header { position: sticky; top: 0 } #list { height: 100px; overflow: auto } #list p { height: 500px; margin: 0 }
     #short { height: 100px; overflow: auto } body { height: 3000px }`,
  );
  const page = await open();
  for (const selector of ['button', 'b', 'i']) await page.click(selector);
  await leave(visitor, page);
  expect(site.events('click').map(({ element, anchor, scroller }) => [element, anchor, scroller])).toEqual([
    ['body>header>button', 'sticky', undefined],
    ['#list>p>b', undefined, '#list'],
    ['#short>i', undefined, undefined],
  ]);
});
