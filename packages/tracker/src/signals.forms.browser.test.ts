import type { TrackedEvent } from '@desirepath/contract/tracking';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { visitorOf } from '../test/visitor.ts';
import { leave, openWhole, untilWhole } from '../test/whole.ts';

const visitor = await visitorOf();
const { site } = visitor;

/** Shows a page, does something with it, leaves it, and gives what was told of forms, apart from which were seen. */
const use = async (body: string, act: (page: Page) => Promise<unknown>): Promise<TrackedEvent[]> =>
  (await useAndSee(body, act)).filter(({ type }) => type !== 'form_view');

const useAndSee = async (body: string, act: (page: Page) => Promise<unknown>): Promise<TrackedEvent[]> => {
  site.pages.set('/', `<!doctype html>${body}%SCRIPT%`);
  const page = await openWhole(visitor);
  await act(page);
  await leave(visitor, page);
  return site.events().filter(({ type }) => type.startsWith('form_'));
};

const SIGN_UP = `<form name="sign-up" onsubmit="return false">
  <label>Your name <input name="name"></label>
  <input name="mail" type="email" aria-label="E-mail" required>
  <select name="plan"><option value="">-</option><option>pro</option></select>
  <label><input type="checkbox" name="terms"> I agree</label>
  <button>Send</button></form>`;

const of = (told: TrackedEvent[], type: string, field?: string) =>
  told.filter((event) => event.type === type && (field === undefined || event.props?.field === field));

test('forms are told as seen when they come into sight, once, also those that a click brings', async () => {
  const told = await useAndSee(
    `${SIGN_UP}<div data-dp-block><form name="blocked"><input></form></div>
    <button onclick="document.querySelector('dialog').showModal()" style="position:fixed;bottom:0">Open</button>
    <dialog><form name="feedback"><textarea></textarea></form></dialog>
    <form name="letter" style="margin-top:3000px"><input type="email"></form>`,
    async (page) => {
      const seen = (count: number) => eventually(() => site.events('form_view').length === count);
      await seen(1);
      await page.click('text=Open');
      await seen(2);
      await page.keyboard.press('Escape');
      await page.mouse.wheel(0, 3000);
      await seen(3);
      await page.mouse.wheel(0, -3000);
      await page.waitForTimeout(300);
    },
  );
  expect(of(told, 'form_view').map(({ name, element }) => [name, element])).toEqual([
    ['sign-up', '[name="sign-up"]'],
    ['feedback', '[name="feedback"]'],
    ['letter', '[name="letter"]'],
  ]);
});

test('a form is told from its first field to its submit', async () => {
  const told = await use(SIGN_UP, async (page) => {
    await page.click('[name=name]');
    await page.waitForTimeout(200);
    await page.keyboard.type('Adda');
    await page.keyboard.press('Backspace');
    await page.click('[name=mail]');
    await page.keyboard.type('ada@example.com');
    await page.selectOption('select', 'pro');
    await page.check('[type=checkbox]');
    await page.click('button');
  });
  expect(told.map(({ type, props }) => [type, props?.field])).toEqual([
    ['form_focus', 'name'],
    ['form_change', 'name'],
    ['form_focus', 'mail'],
    ['form_change', 'mail'],
    ['form_focus', 'terms'],
    ['form_change', 'terms'],
    ['form_submit', undefined],
  ]);
  expect(new Set(told.map(({ name }) => name))).toEqual(new Set(['sign-up']));
  const [focus] = of(told, 'form_focus', 'name');
  expect(focus).toMatchObject({ element: '[name="name"]', element_text: 'Your name', props: { kind: 'text' } });
  const [change] = of(told, 'form_change', 'name');
  expect(change?.props?.hesitated).toBeGreaterThanOrEqual(200);
  // A focus that has left before the first input does not say when that came.
  expect([undefined, change?.props?.hesitated]).toContain(focus?.value);
  expect(change).toMatchObject({
    props: {
      filled: true,
      changed: true,
      refills: 0,
      corrections: 1,
      pasted: false,
      autofilled: false,
      invalid: false,
    },
  });
  expect(of(told, 'form_change', 'name')[0]?.value).toBeGreaterThanOrEqual(200);
  expect(of(told, 'form_focus', 'mail')[0]?.element_text).toBe('E-mail');
  expect(of(told, 'form_change', 'terms')[0]).toMatchObject({ props: { kind: 'checkbox', filled: true } });
  expect(told.at(-1)).toMatchObject({
    type: 'form_submit',
    element: '[name="sign-up"]',
    props: { fields: 4, invalid: 0 },
  });
  expect(told.at(-1)?.value).toBeGreaterThanOrEqual(200);
  const wire = site.received.map(({ text }) => text).join();
  expect(wire).not.toMatch(/Ada|ada@/);
});

test('a field that is left blank, changed again or pasted into is told so', async () => {
  const told = await use(SIGN_UP, async (page) => {
    await page.click('[name=name]');
    await page.click('[name=mail]');
    await page.click('[name=name]');
    await page.keyboard.type('a');
    await page.click('[name=mail]');
    await page.click('[name=name]');
    await page.keyboard.type('b');
    await page.click('[name=mail]');
    await page.evaluate(() => document.execCommand('insertText', false, 'x'));
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    await page.click('button');
  });
  expect(of(told, 'form_change', 'name').map(({ props }) => [props?.filled, props?.refills])).toEqual([
    [false, 0],
    [true, 0],
    [true, 1],
  ]);
  // The browser refuses what is no address, and leads back.
  expect(of(told, 'form_change', 'mail').map(({ props }) => props?.pasted)).toContain(true);
});

test('a form that is begun and left is given up; one that was only looked at is not', async () => {
  const told = await use(`${SIGN_UP}<form name="search"><input name="q"></form>`, async (page) => {
    await page.click('[name=q]');
    await page.click('[name=name]');
    await page.keyboard.type('Ada');
  });
  expect(of(told, 'form_change', 'name')).toMatchObject([{ props: { filled: true } }]);
  expect(of(told, 'form_abandon')).toMatchObject([{ name: 'sign-up', props: { fields: 1, invalid: 0 } }]);
  expect(of(told, 'form_submit')).toEqual([]);
});

test('a form that was refused by the browser says at which fields, and is sent when it is right', async () => {
  const told = await use(SIGN_UP, async (page) => {
    await page.click('[name=name]');
    await page.keyboard.type('Ada');
    await page.click('button');
    await page.keyboard.type('a@b.example');
    await page.click('button');
  });
  expect(of(told, 'form_change', 'mail')).toMatchObject([{ props: { invalid: true, filled: true } }]);
  expect(of(told, 'form_submit')).toMatchObject([{ props: { fields: 2, invalid: 1 } }]);
  expect(of(told, 'form_abandon')).toEqual([]);
});

test('a form that is sent by a script of the page is sent', async () => {
  const told = await use('<form name="old" action="/next"><input name="a"></form>', async (page) => {
    await page.click('input');
    await page.keyboard.type('x');
    await page.evaluate(() => document.querySelector('form')?.submit());
    await page.waitForURL('**/next?*');
  });
  expect(told.map(({ type }) => type)).toContain('form_submit');
  expect(told.map(({ type }) => type)).not.toContain('form_abandon');
});

const GROUP = `<section aria-label="Newsletter"><input name="mail"><div role="button" onclick="taken()">Join</div></section>
  <script>function taken() { document.querySelector('section').remove() }</script>`;

test('fields without a form are told of as those of the part of the page they are in', async () => {
  const told = await use(GROUP, async (page) => {
    await page.click('input');
    await page.keyboard.type('x');
    await page.click('[role=button]');
    await eventually(() => site.events('form_submit')[0]);
  });
  expect(told.map(({ type, name }) => [type, name])).toEqual([
    ['form_focus', 'Newsletter'],
    ['form_change', 'Newsletter'],
    ['form_submit', 'Newsletter'],
  ]);
});

test('a button of such a part that is followed by more typing has not sent it', async () => {
  const told = await use(GROUP.replace('taken()', ''), async (page) => {
    await page.click('input');
    await page.keyboard.type('x');
    await page.click('[role=button]');
    await page.click('input');
    await page.keyboard.type('y');
  });
  expect(told.map(({ type }) => type).filter((type) => /submit|abandon/.test(type))).toEqual(['form_abandon']);
});

test('forms in shadow roots and frames of the same origin are told of too', async () => {
  site.pages.set(
    '/inner',
    `<!doctype html><form name="inner" onsubmit="return false"><input name="b"><button>Go</button></form>`,
  );
  const told = await use(
    `<x-form></x-form><iframe src="/inner"></iframe><script>document.querySelector('x-form').attachShadow({ mode: 'open' }).innerHTML =
      '<form name="shadow" onsubmit="return false"><input name="a" required><button>Go</button></form>'</script>`,
    async (page) => {
      await page.click('x-form button');
      await page.click('x-form input');
      await page.keyboard.type('x');
      await page.click('x-form button');
      const frame = page.frameLocator('iframe');
      await frame.locator('input').click();
      await page.keyboard.type('x');
      await frame.locator('button').click();
    },
  );
  expect(of(told, 'form_submit')).toMatchObject([
    { name: 'shadow', element: 'body>x-form >>> [name="shadow"]', props: { fields: 1 } },
    { name: 'inner', element: 'body>iframe >>> [name="inner"]', props: { fields: 1 } },
  ]);
  expect(of(told, 'form_change', 'b')).toMatchObject([{ element: 'body>iframe >>> [name="b"]' }]);
});

test('what is done in a frame is told once, whichever of its documents the frame has shown before', async () => {
  site.pages.set(
    '/inner',
    `<!doctype html><form name="inner" onsubmit="return false"><input name="b"><button>Go</button></form>
     <x-form></x-form>
     <script>document.querySelector('x-form').attachShadow({ mode: 'open' }).innerHTML =
       '<form name="deep" onsubmit="return false"><input name="c"><button>Go</button></form>'</script>`,
  );
  site.pages.set('/', '<!doctype html><iframe src="/inner"></iframe>%SCRIPT%');
  const page = await visitor.newPage();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/inner', async (route) => {
    await held;
    await route.continue();
  });
  const frame = page.frameLocator('iframe');
  const send = async (form: string) => {
    await frame.locator(`[name=${form}] input`).fill('x');
    await frame.locator(`[name=${form}] button`).click();
  };
  // The signals meet an empty document, whose window is that of the next one as well.
  await Promise.all([untilWhole(page), page.goto(site.origin, { waitUntil: 'commit' })]);
  letGo();
  await page.waitForLoadState();
  await send('inner');
  await send('deep');
  await page.locator('iframe').evaluate((element: HTMLIFrameElement) => element.contentWindow?.location.reload());
  await send('inner');
  await page.locator('iframe').evaluate(({ contentDocument: inside }: HTMLIFrameElement) => {
    inside?.open();
    inside?.write('<form name="written" onsubmit="return false"><input name="w"><button>Go</button></form>');
    inside?.close();
  });
  await send('written');
  await leave(visitor, page);
  expect(of(site.events(), 'form_submit').map(({ name }) => name)).toEqual(['inner', 'deep', 'inner', 'written']);
});

test('a field that has the focus from the start is told of', async () => {
  const told = await use('<form name="search"><input name="q" autofocus></form>', async (page) => {
    await page.keyboard.type('x');
  });
  expect(of(told, 'form_focus', 'q')).toHaveLength(1);
  expect(of(told, 'form_abandon')).toHaveLength(1);
});

test('what a script fills in is no input, and of blocked fields nothing is told', async () => {
  const told = await use(
    `${SIGN_UP}<div data-dp-block><form name="secret"><input name="pin"></form></div>`,
    async (page) => {
      await page.evaluate(() => {
        const field = document.querySelector<HTMLInputElement>('[name=name]');
        if (field) field.value = 'x';
        field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
      await page.click('[name=pin]');
      await page.keyboard.type('1234');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(300);
    },
  );
  expect(told).toEqual([]);
});

test('a form in a hidden tab is given up for now, and sent when it is sent', async () => {
  const told = await use(SIGN_UP.replace('required', ''), async (page) => {
    const hide = (isHidden: boolean) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      }, isHidden);
    await page.click('[name=name]');
    await page.keyboard.type('Ada');
    await hide(true);
    await hide(false);
    await hide(true);
    await hide(false);
    await page.keyboard.type('m');
    await page.click('button');
    await eventually(() => site.events('form_abandon')[0]);
  });
  expect(of(told, 'form_abandon')).toHaveLength(1);
  expect(of(told, 'form_submit')).toHaveLength(1);
  expect(told.filter(({ type }) => /abandon|submit/.test(type)).map(({ type }) => type)).toEqual([
    'form_abandon',
    'form_submit',
  ]);
});

test('of a label only what the page has written is read, and nothing of what is masked', async () => {
  const told = await use(
    `<form name="notes" onsubmit="return false"><label>Note <textarea name="note">Dear diary</textarea></label>
     <div data-dp-mask><label for="who">Ada Lovelace</label><input id="who" name="who"></div></form>
     <iframe srcdoc="<label for=age>Age of <i data-dp-mask>Lovelace</i></label><input id=age>"></iframe>`,
    async (page) => {
      for (const selector of ['textarea', '#who']) await page.click(selector);
      await page.frameLocator('iframe').locator('input').click();
    },
  );
  expect(of(told, 'form_focus').map(({ element_text }) => element_text)).toEqual(['Note', undefined, 'Age of']);
  expect(JSON.stringify(site.received)).not.toMatch(/diary|Lovelace/);
});
