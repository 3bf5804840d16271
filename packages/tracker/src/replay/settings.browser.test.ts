import { blockedSelector, maskedSelector } from '@desirepath/contract/tracker-settings';
import { beforeEach, expect, test } from 'vitest';
import { eventually } from '../../test/site.ts';
import { visitorOf } from '../../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

const FULL_SNAPSHOT = 2;
const PLUGIN = 6;

const recorded = () => site.received.flatMap(({ batch }) => batch.replay?.events ?? []);
const snapshot = () => eventually(() => recorded().find(({ type }) => type === FULL_SNAPSHOT));
const wire = () => site.received.map(({ text }) => text).join('\n');

beforeEach(() => site.configure({ replay: true }));

test('what the page writes to its console is told, and the console has it too', async () => {
  site.configure({ record_console: true });
  const page = await visitor.open();
  await snapshot();
  await page.evaluate(`
    const round = { user: 'ada', password: 'hunter2', list: [1, 2] };
    round.itself = round;
    console.error('Payment declined', new TypeError('no card'), round);
    for (let i = 0; i < 3; i++) console.log('again ada@example.com');
    console.debug(Object.defineProperty({}, 'trap', { enumerable: true, get: () => console.log('trapped') }));
  `);
  await page.goto('about:blank');
  await eventually(() => site.events('page_leave')[0]);
  expect(site.events('console').map(({ name, props }) => [name, props?.message])).toEqual([
    [
      'error',
      'Payment declined TypeError: no card {user: ada, password: ***, list: [1,2], itself: {user: ada, password: ***, list: […], itself: {…}}}',
    ],
    ['log', 'again ***'],
    ['debug', '{trap: undefined}'],
  ]);
  expect(visitor.complaints.splice(0)).toHaveLength(6);
});

test('without the setting the console is nobody’s business', async () => {
  const page = await visitor.open();
  await snapshot();
  await page.evaluate(`console.log('between us')`);
  visitor.complaints.length = 0;
  await page.goto('about:blank');
  await eventually(() => site.events('page_leave')[0]);
  expect(wire()).not.toContain('between us');
});

test('requests are told with how and when they went, without query and content; ours are not', async () => {
  site.configure({ record_network: true });
  const page = await visitor.open();
  await snapshot();
  await page.evaluate(() =>
    fetch('/order?card=4111111111111111', { method: 'POST', body: 'secret' }).then((r) => r.text()),
  );
  const requests = await eventually(() => {
    const all = recorded().flatMap(({ type, data }) =>
      type === PLUGIN ? [data as { plugin: string; payload: unknown }] : [],
    );
    return all.some(({ payload }) => JSON.stringify(payload).includes('/order')) && all;
  });
  expect(requests[0]?.plugin).toBe('rrweb/network@1');
  const told = requests.flatMap(({ payload }) => (payload as { requests: Record<string, unknown>[] }).requests);
  expect(told.find(({ name }) => name === '/order')).toMatchObject({
    entryType: 'resource',
    initiatorType: 'fetch',
    method: 'POST',
    status: 200,
  });
  expect(told.filter(({ name }) => /^\/(t|api)\//.test(String(name)))).toEqual([]);
  expect(wire()).not.toMatch(/4111|secret/);
});

test('what a site’s settings mask and block is masked and blocked, on its pages and in its events', async () => {
  site.configure({
    maskedSelector: maskedSelector(['.name']),
    blockedSelector: blockedSelector(['#chat']),
  });
  site.pages.set(
    '/',
    '<!doctype html><button class="name">Countess</button><div id="chat">Dear Charles</div><p>Engine</p>%SCRIPT%',
  );
  const page = await visitor.open();
  const text = JSON.stringify(await snapshot());
  expect(text).toContain('Engine');
  expect(text).not.toContain('Countess');
  expect(text).not.toContain('Charles');
  await page.click('.name');
  await page.evaluate(() => {
    for (const place of ['.name', '#chat']) document.querySelector(place)?.append('Lovelace');
    document.querySelector('p')?.append('Difference');
  });
  await eventually(() => wire().includes('Difference'));
  await page.goto('about:blank');
  await eventually(() => site.events('click')[0]);
  expect(wire()).not.toMatch(/Countess|Charles|Lovelace/);
});

test('a selector that this browser does not know lets nothing leave at all', async () => {
  site.configure({ maskedSelector: maskedSelector(['p:from-the-future']) });
  site.pages.set('/', '<!doctype html><button>Countess</button>%SCRIPT%');
  const page = await visitor.open();
  await page.click('button');
  await page.waitForTimeout(1500); // a recording would have begun
  await page.goto('about:blank');
  await eventually(() => site.events('page_leave')[0]);
  expect(recorded()).toEqual([]);
  expect(wire()).not.toContain('Countess');
});

test('of all that is hidden what a site shows is shown, but for what is masked within', async () => {
  site.configure({ masking: 'text', show_selectors: ['nav'] });
  site.pages.set('/', '<!doctype html><nav>Menu <b data-dp-mask>Countess</b></nav><p>Engine</p>%SCRIPT%');
  const page = await visitor.open();
  const text = JSON.stringify(await snapshot());
  expect(text).toContain('Menu');
  expect(text).not.toMatch(/Countess|Engine/);
  await page.evaluate(() => {
    document.querySelector('nav')?.append('Cart');
    document.querySelector('p')?.append('Difference');
  });
  await eventually(() => wire().includes('Cart'));
  expect(wire()).not.toContain('Difference');
});

test('of structure neither words nor pictures leave', async () => {
  site.configure({ masking: 'structure' });
  site.pages.set(
    '/',
    `<!doctype html><style>p { background: url(/secret.png) }</style><h1>Countess</h1><img src="/portrait.png" alt="Ada">
     <p style="background-image: url('/other.png')">Engine</p>%SCRIPT%`,
  );
  await visitor.open();
  const text = JSON.stringify(await snapshot());
  expect(text).toContain('"tagName":"img"');
  expect(text).not.toMatch(/Countess|Engine|Ada|secret\.png|portrait|other\.png/);
});
