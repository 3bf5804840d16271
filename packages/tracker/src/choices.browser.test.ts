import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../test/site.ts';
import { visitorOf } from '../test/visitor.ts';

const visitor = await visitorOf({ isHasty: false });
const { site } = visitor;

const wire = () => site.received.map(({ text }) => text).join('\n');
const recorded = () => site.received.flatMap(({ batch }) => batch.replay?.events ?? []);
const state = (page: Page) => page.evaluate(() => window.desirepath?.consentState());

/** Leaves, and gives what was left behind the time to arrive. */
const leave = async (page: Page) => {
  await page.goto('about:blank');
  await page.waitForTimeout(500);
};

/** Shows itself in a recording, at once. */
const show = (page: Page, text: string) =>
  page.evaluate((given) => {
    document.body.append(Object.assign(document.createElement('p'), { textContent: given }));
  }, text);

/** Waits until so many pages have been recorded: one that is hidden for a moment sends what it has. */
const begun = (page: Page, pages = 1) =>
  expect
    .poll(async () => {
      await page.evaluate(() => {
        for (const hidden of [true, false]) {
          Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
          document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
        }
      });
      return recorded().filter(({ type }) => type === 2).length;
    })
    .toBe(pages);

/** Time for the recorder to come, or not. */
const settle = (page: Page) => page.waitForTimeout(700);

test('what the visitor has answered is known on the next page', async () => {
  site.configure({ require_consent: true });
  const page = await visitor.open();
  expect(await state(page)).toBe('unknown');
  await page.evaluate(() => window.desirepath?.consent(true));
  expect(await state(page)).toBe('granted');
  await page.reload();
  expect(await state(page)).toBe('granted');
  await page.evaluate(() => window.desirepath?.consent(false));
  await page.reload();
  expect(await state(page)).toBe('denied');
});

test('a refusal holds also where nobody asked, and where nothing else is kept', async () => {
  site.configure({ cookieless: true });
  const page = await visitor.open();
  await page.evaluate(() => window.desirepath?.consent(false));
  await page.goto(`${site.origin}/two`);
  await leave(page);
  expect(site.events('page_view').map(({ title }) => title)).not.toContain('/two');
});

test('who has refused is not measured once they opt in again', async () => {
  const page = await visitor.open();
  await page.evaluate(() => {
    window.desirepath?.consent(false);
    window.desirepath?.optOut();
    window.desirepath?.optIn();
  });
  expect(await state(page)).toBe('denied');
  await page.goto(`${site.origin}/two`);
  await leave(page);
  expect(site.events('page_view').map(({ title }) => title)).not.toContain('/two');
});

test('who has opted out counts as having refused, and in again is measured and not recorded, as they had agreed', async () => {
  site.configure({ replay: true });
  const page = await visitor.open();
  await page.evaluate(() => {
    window.desirepath?.consent({ measure: true, replay: false });
    window.desirepath?.optOut();
  });
  expect(await state(page)).toBe('denied');
  await page.evaluate(() => window.desirepath?.optIn());
  expect(await state(page)).toBe('granted');
  await page.goto(`${site.origin}/two`);
  await settle(page);
  await show(page, 'unseen');
  await leave(page);
  await eventually(() => site.events('page_view').some(({ title }) => title === '/two'));
  expect(recorded()).toEqual([]);
});

test('only yes and no are answers: of all else nothing changes, and a developer hears of it', async () => {
  site.configure({ require_consent: true }, 'data-debug');
  const page = await visitor.open();
  visitor.complaints.length = 0; // that nothing is measured yet
  const wrong = ['denied', 'false', 1, null, undefined, {}, [], { analytics: true }, { measure: 'no' }];
  const partly = [
    { measure: true, replay: 'no' },
    { measure: null, replay: true },
  ];
  for (const given of [...wrong, ...partly]) {
    await page.evaluate((answer) => window.desirepath?.consent(answer as never), given);
    expect(await state(page)).toBe('unknown');
  }
  expect(visitor.complaints).toHaveLength(wrong.length + partly.length);
  visitor.complaints.length = 0;
  await page.evaluate(() => window.desirepath?.consent({ measure: true }));
  expect(await state(page)).toBe('granted');
  await page.evaluate(() => window.desirepath?.consent('denied' as never));
  expect(await state(page)).toBe('granted');
  visitor.complaints.length = 0;
});

test('a visitor may agree to being measured and not to being recorded', async () => {
  site.configure({ require_consent: true, replay: true });
  const page = await visitor.open();
  await page.evaluate(() => window.desirepath?.consent({ measure: true }));
  await settle(page);
  await page.goto(`${site.origin}/two`);
  await settle(page);
  await leave(page);
  await eventually(() => site.events('page_view').length === 2);
  expect(recorded()).toEqual([]);
});

test('who takes back the consent to being recorded is forgotten as far as that, and measured on', async () => {
  site.configure({ replay: true });
  const page = await visitor.open();
  await settle(page);
  await page.evaluate(() => window.desirepath?.consent({ replay: false }));
  await page.evaluate(() => window.desirepath?.track('on'));
  await show(page, 'unseen');
  await leave(page);
  await eventually(() => site.events('custom').length === 1);
  expect(recorded()).toEqual([]);
});

test('owners take their own visits out by an address, and in again', async () => {
  const page = await visitor.open('/two?a=1#desirepath=off');
  expect(page.url()).toBe(`${site.origin}/two?a=1`);
  await page.goto(`${site.origin}/three`);
  await leave(page);
  expect(site.received).toEqual([]);
  await page.goto(`${site.origin}/four#desirepath=on`);
  expect(page.url()).toBe(`${site.origin}/four`);
  await leave(page);
  await eventually(() => site.events('page_view')[0]);
});

test('what happens on excluded paths is neither measured nor recorded, by load or within an app', async () => {
  site.configure({ excluded_paths: ['/admin*', '*/private'], replay: true });
  const page = await visitor.open('/admin/users');
  await settle(page);
  await show(page, 'secret');
  await page.evaluate(() => {
    window.desirepath?.track('hidden');
    document.title = 'Shop';
    document.body.innerHTML = '';
    history.pushState({}, '', '/shop');
    window.desirepath?.track('shown');
  });
  await begun(page);
  await show(page, 'public');
  await eventually(() => wire().includes('public'));
  await page.evaluate(() => history.pushState({}, '', '/u/17/private'));
  await page.mouse.click(50, 50);
  await show(page, 'secret');
  await leave(page);
  expect(site.events('custom').map(({ name }) => name)).toEqual(['shown']);
  expect(new Set(site.events().map(({ url }) => url))).toEqual(new Set([`${site.origin}/shop`]));
  expect(recorded().filter(({ type }) => type === 2)).toHaveLength(1);
  expect(wire()).not.toMatch(/admin|secret|u\/17/);
});

test('recording has a share of its own, and begins on demand', async () => {
  site.configure({ replay: true, replay_sample_rate: 0 });
  const page = await visitor.open();
  await settle(page);
  await show(page, 'before');
  await page.evaluate(() => window.desirepath?.record());
  await begun(page);
  await page.goto(`${site.origin}/two`);
  await begun(page, 2);
  await show(page, 'on the next page');
  await page.evaluate(() => window.desirepath?.record(false));
  await page.goto(`${site.origin}/three`);
  await settle(page);
  await show(page, 'unseen');
  await leave(page);
  await eventually(() => wire().includes('on the next page'));
  expect(wire()).not.toContain('unseen');
  expect(recorded().filter(({ type }) => type === 2)).toHaveLength(2);
});

test('where the site is not recorded, not even on demand', async () => {
  const page = await visitor.open();
  await page.evaluate(() => window.desirepath?.record());
  await settle(page);
  await leave(page);
  expect(recorded()).toEqual([]);
});

test('recording begins on a page of a group, and then goes on', async () => {
  site.configure({ replay: true, replay_pages: ['/shop*'] });
  const page = await visitor.open('/start');
  await settle(page);
  await show(page, 'unseen');
  await page.goto(`${site.origin}/shop/17`);
  await begun(page);
  await page.goto(`${site.origin}/end`);
  await begun(page, 2);
  await leave(page);
  const pages = recorded().filter(({ type }) => type === 4);
  expect(pages.map(({ data }) => (data as { href: string }).href)).toEqual([
    `${site.origin}/shop/17`,
    `${site.origin}/end`,
  ]);
  expect(wire()).not.toContain('unseen');
});

test('recording begins with an event', async () => {
  site.configure({ replay: true, replay_events: ['order', 'help'] });
  const page = await visitor.open();
  await page.evaluate(() => window.desirepath?.track('other'));
  await settle(page);
  await show(page, 'before');
  await page.evaluate(() => {
    document.querySelector('p')?.remove();
    window.desirepath?.track('help');
  });
  await begun(page);
  await show(page, 'after');
  await leave(page);
  await eventually(() => wire().includes('after'));
  expect(wire()).not.toContain('before');
});

test('the recording of a session that ends too soon never leaves', async () => {
  site.configure({ replay: true, replay_min_ms: 60_000 });
  const page = await visitor.open();
  await settle(page);
  await page.mouse.click(50, 50);
  await page.goto(`${site.origin}/two`);
  await page.waitForTimeout(7000);
  await leave(page);
  await eventually(() => site.events('page_view').length === 2);
  expect(recorded()).toEqual([]);
});

test('a session that lasts long enough is recorded from its first page on', async () => {
  site.configure({ replay: true, replay_min_ms: 9000 });
  const page = await visitor.open('/one');
  await settle(page);
  await show(page, 'first page');
  await page.waitForTimeout(300);
  await page.goto(`${site.origin}/two`);
  await page.waitForTimeout(6500);
  expect(recorded()).toEqual([]);
  await page.waitForTimeout(2500);
  await page.mouse.click(50, 50);
  await eventually(() => wire().includes('first page'));
  await eventually(() => recorded().filter(({ type }) => type === 2).length === 2);
}, 60_000);

test('where all text is masked no title and no text of an element leaves', async () => {
  site.configure({ replay: true, masking: 'text' });
  site.pages.set(
    '/',
    `<!doctype html><title>Order of Ada</title><style>p { color: rgb(1, 2, 3) }</style>
    <button aria-label="Pay Ada">Ada</button><p title="Ada">Dear Ada</p><input type="submit" value="Ada">%SCRIPT%`,
  );
  const page = await visitor.open();
  await begun(page);
  await page.click('button');
  await page.evaluate(() => {
    document.title = 'Ada again';
    document.querySelector('p')?.setAttribute('title', 'Still Ada');
    document.querySelector('p')?.append(' and Ada');
  });
  await settle(page);
  await leave(page);
  await eventually(() => wire().includes('**** ***'));
  await eventually(() => site.events('click')[0]);
  expect(site.events('click')).toHaveLength(1);
  expect(recorded().length).toBeGreaterThan(2);
  expect(wire()).toContain('rgb(1, 2, 3)');
  expect(wire()).toContain('**** ***');
  expect(wire()).not.toMatch(/Ada|Dear|Order/);
});
