import { beforeEach, expect, test } from 'vitest';
import { eventually } from '../../../test/site.ts';
import { visitorOf } from '../../../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

const FULL_SNAPSHOT = 2;

const css = (body: string) => ({ type: 'text/css', body });
/** The page as it was recorded, in JSON. */
const recordedPage = async (html: string): Promise<string> => {
  site.pages.set('/', `<!doctype html>${html}<h1>Page</h1>%SCRIPT%`);
  await visitor.open();
  const events = () => site.received.flatMap(({ batch }) => batch.replay?.events ?? []);
  return JSON.stringify(await eventually(() => events().find(({ type }) => type === FULL_SNAPSHOT)));
};

beforeEach(() => site.configure({ replay: true }));

test('what an import says of the sheet that it brings holds for what is recorded of that', async () => {
  site.files.set('/a.css', css('p { color: red; }'));
  const page = await recordedPage(`<style>
    @import '/a.css' print; @import '/a.css' layer(low); @import '/a.css' layer supports(display: grid) (width > 1px);
  </style>`);
  const rule = 'p { color: red; }';
  expect(page).toContain(
    `@media print{${rule}}@layer low{${rule}}@media (width > 1px){@supports (display: grid){@layer {${rule}}}}`,
  );
});

test('a shorthand by a variable is recorded as it was written, not as the browser writes it', async () => {
  const rest = 'padding-left: 0; background: url( "a.png" ); }';
  site.files.set('/a.css', css(`b { padding: var(--space); ${rest}`));
  const page = await recordedPage(
    `<style>p { padding: var(--space); ${rest}</style><link rel="stylesheet" href="/a.css">`,
  );
  const address = JSON.stringify(`${site.origin}/a.png`);
  expect(page).toContain(JSON.stringify(`p { padding: var(--space); padding-left: 0; background: url(${address}); }`));
  // Of a file what could be read goes along with its address, for until it is kept, or where it is not.
  expect(page).toMatch(/"tagName":"link","attributes":{"_cssText":"b { padding-top: ;[^{}]*}","rel":"stylesheet"/);
});

test('what scripts have put beside such a shorthand is recorded', async () => {
  const page = await recordedPage(`<style id="written">p { padding: var(--space); padding-left: 0; }</style>
    <script>document.querySelector('#written').sheet.insertRule('b { color: red; }')</script>`);
  expect(page).toContain('b { color: red; }');
});

test.each(['dark', 'light'] as const)(
  'that a visitor prefers %s pages is told with the page, where it is not the rule',
  async (colorScheme) => {
    const page = await visitor.newPage();
    await page.emulateMedia({ colorScheme });
    site.pages.set('/', '<!doctype html><h1>Page</h1>%SCRIPT%');
    await page.goto(site.origin);
    const events = () => site.received.flatMap(({ batch }) => batch.replay?.events ?? []);
    const whole = await eventually(() => events().find(({ type }) => type === FULL_SNAPSHOT));
    expect(JSON.stringify(whole).includes('data-dp-dark')).toBe(colorScheme === 'dark');
  },
);
