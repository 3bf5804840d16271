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
