import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { allAnswered, visitorOf } from '../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

const DIALOG = `<!doctype html><title>Shop</title><h1>Hello</h1><input value="typed">
  <button onclick="document.querySelector('dialog').showModal()">Sign in</button>
  <dialog aria-label="Your account"><p data-dp-mask>secret name</p><button>Close</button></dialog>%SCRIPT%`;

const sent = () => site.snapshots.filter(({ replay }) => replay);

test('a page that is not recorded is pictured once the server asks, masked as recordings are', async () => {
  site.pages.set('/', DIALOG);
  site.wantSnapshots();
  await visitor.open('/?secret=1');
  const [picture] = await eventually(() => sent().length > 0 && sent());
  expect(picture).toMatchObject({ url: `${site.origin}/`, replay: { page_id: site.events('page_view')[0]?.page_id } });
  expect(picture?.state).toBeUndefined();
  const text = JSON.stringify(picture?.replay?.events.slice(0, 2));
  expect(text).toContain('Hello');
  expect(text).not.toMatch(/typed|secret/);
  expect(site.received.some(({ batch }) => batch.replay)).toBe(false);
});

test('what a visitor opens is offered, and pictured where it is wanted, under a name of its own', async () => {
  site.pages.set('/', DIALOG);
  const page = await visitor.open();
  await eventually(() => site.events('page_view').length > 0);
  await page.click('text=Hello');
  await page.click('text=Sign in');
  const [offer] = await eventually(() => site.snapshots.length > 0 && site.snapshots);
  expect(offer).toMatchObject({ state: { label: 'dialog Your account' }, url: `${site.origin}/` });
  await allAnswered(page);
  expect(sent()).toEqual([]);

  site.wantSnapshots();
  const other = await visitor.open();
  await other.click('text=Sign in');
  const opened = await eventually(() => sent().find(({ state }) => state));
  expect(opened.state).toEqual(offer?.state);
  expect(JSON.stringify(opened.replay)).toContain('"open":""');
});

test('a name that is hidden from recordings is no name of what a visitor opens', async () => {
  site.pages.set(
    '/',
    `<!doctype html><h1>Hello</h1><b id="who" data-dp-block>Ada</b>
      <button onclick="for (const one of document.querySelectorAll('dialog')) one.show()">Open</button>
      <dialog id="a" aria-labelledby="who"></dialog>
      <dialog id="b"><h2>Dear <i data-dp-mask>Countess</i></h2></dialog>%SCRIPT%`,
  );
  const page = await visitor.open();
  await eventually(() => site.events('page_view').length > 0);
  await page.click('text=Hello');
  await page.click('text=Open');
  await eventually(() => site.snapshots.length > 0);
  expect(JSON.stringify(site.snapshots)).not.toMatch(/Ada|Countess/);
});

test('a recording that begins while a picture is taken hears of all that it would have heard of alone', async () => {
  site.pages.set('/', '<!doctype html><style>h1 { color: red }</style><h1>Hello</h1>%SCRIPT%');
  site.configure({ replay: true, replay_sample_rate: 0 });
  site.wantSnapshots();
  const page = await visitor.newPage();
  const begins = page.waitForRequest(/picture\.js/);
  await page.goto(site.origin);
  await begins;
  await page.evaluate(() => window.desirepath?.record(true));
  await eventually(() => site.received.some(({ batch }) => batch.replay));
  await page.evaluate(() => document.styleSheets[0]?.insertRule('h1 { margin: 77px }'));
  await eventually(() => site.received.some(({ text }) => text.includes('77px')));
});

test('who is not to be recorded is not pictured', async () => {
  site.pages.set('/', DIALOG);
  site.configure({ require_consent: true });
  site.wantSnapshots();
  const page = await visitor.open();
  await page.evaluate(() => window.desirepath?.consent({ measure: true, replay: false }));
  await page.click('text=Sign in');
  await eventually(() => site.events('click').length > 0);
  await page.waitForTimeout(2000);
  expect(site.snapshots).toEqual([]);
});
