import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FieldFigures, Form } from '@desirepath/contract/forms';
import type { Site } from '@desirepath/contract/sites';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addSite, type Client, signIn } from './support/account.ts';
import { launchBrowser, PERSON } from './support/browser.ts';
import { openWithExtras } from './support/extras.ts';
import { listenLocally } from './support/listen.ts';
import { freshFolder, type RunningServer, startServer } from './support/server.ts';

const fileOf = createRequire(import.meta.url).resolve;
const LIBRARIES = new Map([
  ['/imask.js', join(dirname(fileOf('imask')), 'imask.min.js')],
  ['/preact.js', fileOf('preact')],
  ['/hooks.js', fileOf('preact/hooks')],
]);

const TYPES = [
  ...['text', 'search', 'tel', 'url', 'email', 'password', 'number', 'date', 'time', 'datetime-local', 'month', 'week'],
  ...['range', 'color', 'checkbox', 'radio', 'file'],
];
const CARD = ['number', 'name', 'exp'].map((part) => `<input name="cc-${part}" autocomplete="cc-${part}">`);
const EVERY = `<form name="every" onsubmit="document.querySelector('output').textContent = 'Thanks'; return false">
  ${TYPES.map((type) => `<label>A ${type} <input type="${type}" name="${type}" ${type === 'email' ? 'required' : ''}></label>`).join('\n')}
  <label>A choice <select name="select"><option value="">-</option><option>One</option></select></label>
  <label>Choices <select name="selects" multiple><option>One</option><option>Two</option></select></label>
  <label>Words <textarea name="textarea"></textarea></label>
  ${CARD.join('\n')}
  <label>Left alone <input name="blank"></label><label>Never reached <input name="never"></label>
  <button>Send</button><output></output></form>`;
const MASKED = `<form name="masked" onsubmit="return false"><label>Phone <input name="phone"></label><button>Send</button></form>
  <script src="/imask.js"></script><script>IMask(document.querySelector('[name=phone]'), { mask: '+{49} 000 000000' })</script>`;
const STEPS = `<div id="app"></div><script type="importmap">{ "imports": { "preact": "/preact.js" } }</script><script type="module">
  import { h, render } from '/preact.js';
  import { useState } from '/hooks.js';
  const NAMES = ['mail', 'street', 'iban'];
  function Steps() {
    const [step, setStep] = useState(0);
    const [values, setValues] = useState({});
    const name = NAMES[step];
    const go = (by) => (event) => { event.preventDefault(); setStep(step + by); };
    if (!name) return h('p', null, 'Thanks');
    return h('form', { name: 'steps', onSubmit: go(1) },
      h('label', { key: name }, name, h('input', { name, value: values[name] ?? '', onInput: ({ target }) => setValues({ ...values, [name]: target.value }) })),
      step > 0 && h('button', { type: 'button', onClick: go(-1) }, 'Back'),
      step < 2 ? h('button', { type: 'button', onClick: go(1) }, 'Next') : h('button', null, 'Send'));
  }
  render(h(Steps), document.querySelector('#app'));
</script>`;
const PAGES = new Map([
  ['/every', EVERY],
  ['/masked', MASKED],
  ['/steps', STEPS],
]);

const { folder, remove } = freshFolder();
let server: RunningServer;
let browser: Browser;
let client: Client;
let site: Site;
let snippet = '';
let shop: Awaited<ReturnType<typeof listenLocally>>;
const pages = createServer((request, response) => {
  const library = LIBRARIES.get(request.url ?? '');
  if (library) return response.setHeader('content-type', 'text/javascript').end(readFileSync(library));
  const page = PAGES.get(request.url ?? '') ?? '';
  return response.setHeader('content-type', 'text/html').end(`<!doctype html><title>Shop</title>${page}${snippet}`);
});
let origin = '';

beforeAll(async () => {
  shop = await listenLocally(pages);
  // Browsers fill in cards on trusted pages only, as those of this machine are.
  origin = `http://localhost:${shop.port}`;
  [server, browser] = await Promise.all([startServer(folder), launchBrowser()]);
  client = await signIn(server.url);
  site = await addSite(client, new URL(origin).host);
  snippet = `<script async src="${server.url}/t/${site.tracking_id}.js"></script>`;
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await shop.close();
  remove();
});

/** Somebody visits a page, does something there, and leaves. */
const visit = async (path: string, act: (page: Page) => Promise<unknown>): Promise<void> => {
  const context = await browser.newContext({ userAgent: PERSON });
  const page = await context.newPage();
  await openWithExtras(page, origin + path);
  await act(page);
  await page.goto('about:blank');
  await context.close();
};

/** The figures of a form, once so many have begun it. */
const figuresOf = async (name: string, starts: number) => {
  const found = await vi.waitFor(async () => {
    const { items } = await client.get<{ items: Form[] }>(`/api/forms?site=${site.id}`);
    const form = items.find(({ key }) => key === name);
    if (form?.starts !== starts) throw new Error(`${name}: ${form?.starts ?? 'no'} starts`);
    return form;
  }, 20_000);
  const form = await client.get<Form>(`/api/forms/${found.id}?site=${site.id}`);
  return { form, field: new Map(form.fields.map((field) => [field.name, field])) };
};

/** What is not nothing of a field, times aside. */
const countsOf = (field: FieldFigures | undefined) => {
  const { name, label, type, element, ms_inside, ms_before, drop_off, ...counts } = field ?? ({} as FieldFigures); // of none, none
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
};

test('each type of field is counted as it was used, field by field, and nothing that was entered leaves the page', async () => {
  const sent: string[] = [];
  await visit('/every', async (page) => {
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    const type = async (name: string, keys: string) => {
      await page.focus(`[name="${name}"]`);
      // Parts of a date: its year may have more than four digits.
      for (const [index, part] of keys.split(' ').entries()) {
        if (index > 0) await page.keyboard.press('ArrowRight');
        await page.keyboard.type(part);
      }
    };
    await page.focus('[name=text]');
    await page.waitForTimeout(400);
    await page.keyboard.type('Xaverl');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    for (const name of ['search', 'tel', 'password']) await type(name, 'Xaver');
    await type('url', 'https://xaver.example');
    await type('email', 'xaver');
    await type('number', '4711');
    await type('date', '12242026');
    await type('time', '1015AM');
    await type('datetime-local', '12242026 1015AM');
    await type('month', 'December 2026');
    await type('week', '332026');
    await page.press('[name=range]', 'ArrowRight');
    await page.focus('[name=color]');
    await page.press('[name=checkbox]', 'Space');
    await page.press('[name=radio]', 'Space');
    const choosing = page.waitForEvent('filechooser');
    await page.click('[name=file]');
    await (await choosing).setFiles({ name: 'xaver.txt', mimeType: 'text/plain', buffer: Buffer.from('Xaver') });
    await type('select', 'O');
    await page.press('[name=selects]', 'ArrowDown');
    await page.focus('[name=textarea]');
    await page.keyboard.insertText('Xaver');
    await autofill(page);
    await page.focus('[name=blank]');
    await page.click('button');
    // The browser refused it: now the address is whole.
    await type('email', '@example.com');
    await page.click('button');
    await page.getByText('Thanks').waitFor();
  });
  await visit('/every', async (page) => {
    await page.focus('[name=text]');
    await page.keyboard.type('x');
    await page.focus('[name=tel]');
  });

  const { form, field } = await figuresOf('every', 2);
  expect(form).toMatchObject({ views: 2, starts: 2, submits: 1, successes: 1, abandons: 1, conversion: 0.5 });
  expect(countsOf(field.get('text'))).toEqual({ reached: 2, filled: 2, corrections: 2 });
  expect(field.get('text')?.ms_before).toBeGreaterThan(0);
  expect(countsOf(field.get('tel'))).toEqual({ reached: 2, filled: 1, blank: 1, dropped: 1 });
  expect(countsOf(field.get('email'))).toEqual({ reached: 1, filled: 1, changed_again: 1, refills: 1, invalid: 1 });
  const once = ['search', 'url', 'password', 'number', 'date', 'time', 'datetime-local', 'month', 'week', 'range'];
  for (const name of [...once, 'checkbox', 'radio', 'file', 'select', 'selects', 'textarea'])
    expect([name, countsOf(field.get(name))]).toEqual([name, { reached: 1, filled: 1 }]);
  for (const name of ['cc-number', 'cc-name', 'cc-exp'])
    expect([name, countsOf(field.get(name))]).toEqual([name, { reached: 1, filled: 1, autofilled: 1 }]);
  expect(countsOf(field.get('blank'))).toEqual({ reached: 1, blank: 1 });
  expect(field.has('never')).toBe(false);
  // In the order in which they were filled in.
  const order = form.fields.map(({ name }) => name);
  expect(order.slice(0, 6)).toEqual(['text', 'search', 'tel', 'password', 'url', 'email']);
  expect(sent.join('').toLowerCase()).not.toMatch(/xaver|4711|example\.com|4444/);
});

/** The browser's own: what it does when somebody picks a card of theirs. */
async function autofill(page: Page): Promise<void> {
  await page.focus('[name=cc-number]');
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '[name=cc-number]' });
  const { node } = await session.send('DOM.describeNode', { nodeId });
  const card = { number: '4444444444444444', name: 'Xaver', expiryMonth: '12', expiryYear: '2030', cvc: '123' };
  // The browser looks at a new form a moment after it was entered.
  await vi.waitFor(() => session.send('Autofill.trigger', { fieldId: node.backendNodeId, card }), 5_000);
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[name=cc-exp]')?.value);
}

test('a field that a library gives a mask counts as who types, not as what the mask makes of it', async () => {
  await visit('/masked', async (page) => {
    await page.focus('[name=phone]');
    await page.keyboard.type('1701234567', { delay: 20 });
    await page.keyboard.press('Backspace');
    await page.keyboard.type('8');
    expect(await page.inputValue('[name=phone]')).toBe('+49 170 123458');
    await page.click('button');
  });
  const { form, field } = await figuresOf('masked', 1);
  expect(form).toMatchObject({ submits: 1, successes: 1 });
  expect(countsOf(field.get('phone'))).toEqual({ reached: 1, filled: 1, corrections: 1 });
});

test('the steps of a form that a framework draws one by one are one form, in their order', async () => {
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
  await visit('/steps', async (page) => {
    await page.locator('[name=mail]').pressSequentially('ab');
    await press(page, 'Next');
    await page.locator('[name=street]').pressSequentially('cd');
    await press(page, 'Back');
    await page.locator('[name=mail]').pressSequentially('e');
    await press(page, 'Next');
    await press(page, 'Next');
    await page.locator('[name=iban]').pressSequentially('fg');
    await press(page, 'Send');
    await page.getByText('Thanks').waitFor();
  });
  await visit('/steps', async (page) => {
    await page.locator('[name=mail]').pressSequentially('ab');
    await press(page, 'Next');
    await page.locator('[name=street]').pressSequentially('c');
  });
  const { form, field } = await figuresOf('steps', 2);
  expect(form).toMatchObject({ starts: 2, submits: 1, successes: 1, abandons: 1 });
  expect(form.fields.map(({ name }) => name)).toEqual(['mail', 'street', 'iban']);
  expect(countsOf(field.get('mail'))).toMatchObject({ reached: 2, filled: 2 });
  expect(countsOf(field.get('street'))).toEqual({ reached: 2, filled: 2, dropped: 1 });
  expect(countsOf(field.get('iban'))).toEqual({ reached: 1, filled: 1 });
});
