import type { ReplayEvent } from '@desirepath/contract/tracking';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { eventually } from '../../test/site.ts';
import { visitorOf } from '../../test/visitor.ts';

const visitor = await visitorOf();
const { site } = visitor;

const META = 4;
const FULL_SNAPSHOT = 2;

/** Of each kind that is written in a way of its own. */
const VARIED = `<!doctype html>
<html lang="en"><head>  <title>Varied</title>  <meta name="viewport" content="width=device-width">
  <script>window.isHere = true</script><style>p { color: red }</style><style>b {} <!-- split --> i {}</style></head>
<body><!-- nothing --><h1 class="title" onclick="x()">Ada <b>writes</b> to ada@example.com</h1>
  <form><input name="q" value="typed"><input type="checkbox" checked><input type="submit" value="Go">
    <textarea>written</textarea><select><option>one</option><option selected>two</option></select></form>
  <p data-dp-mask>hidden <i title="hidden too">words</i></p><p data-dp-block>never <b>read</b></p>
  <p class="rr-mask">old <i>mark</i></p><div id="host"></div><div id="covered" data-dp-mask></div>
  <svg viewBox="0 0 9 9"><path d="M0 0L9 9"></path><use href="#mark"></use></svg>
  <dialog open>Open</dialog><pre>
 kept </pre><iframe srcdoc="&lt;p&gt;within&lt;/p&gt;&lt;iframe srcdoc='deeper'&gt;&lt;/iframe&gt;"></iframe>
  <div data-dp-mask><iframe srcdoc="&lt;p&gt;covered&lt;/p&gt;"></iframe></div>
  <div data-dp-block><iframe srcdoc="&lt;p&gt;blocked&lt;/p&gt;"></iframe></div>
  <script>
    for (const id of ['host', 'covered']) document.getElementById(id).attachShadow({ mode: 'open' }).innerHTML =
      '<style>i { margin: 0 }</style><i>in the shade</i><slot></slot>';
  </script>%SCRIPT%</body></html>`;

const written = async (): Promise<ReplayEvent[]> =>
  (await eventually(() => site.snapshots.find(({ replay }) => replay)?.replay))?.events ?? [];

const isAttached = ({ data }: ReplayEvent) => !!(data as { isAttachIframe?: boolean }).isAttachIframe;

/** What the events show, without numbers and times. Frames come in any order. */
const shown = (events: ReplayEvent[]) => {
  const text = (event: ReplayEvent | undefined) =>
    JSON.stringify(event, (key, value) => (/^(id|rootId|parentId|timestamp)$/.test(key) ? undefined : sorted(value)));
  const whole = events.findIndex(({ type }) => type === FULL_SNAPSHOT);
  return {
    page: [events.find(({ type }) => type === META), events[whole]].map(text),
    frames: events.slice(whole).filter(isAttached).map(text).sort(),
  };
};
const sorted = (value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

test('a picture is what a recording of the page begins with', async () => {
  site.pages.set('/', VARIED);
  site.wantSnapshots();
  await visitor.open();
  const picture = shown(await written());

  site.configure({ replay: true });
  await visitor.open();
  const recorded = await eventually(() => {
    const events = site.received.flatMap(({ batch }) => batch.replay?.events ?? []);
    return events.filter(isAttached).length >= picture.frames.length && events;
  });
  expect(picture).toEqual(shown(recorded));
  expect(picture.frames.length).toBeGreaterThan(1);
  expect(JSON.stringify(picture)).not.toMatch(/typed|written|hidden|words|never|blocked|covered|ada@/);
});

/** Runs `change` between two slices of the picture, after the one in which the row with the id `reached` was written. */
const changeAmidst = (page: Page, change: () => void) =>
  page.addInitScript(`{
    const real = window.setTimeout;
    const { getAttributeNames } = Element.prototype;
    let isReached = false;
    // The script takes the browser's own functions as they are when it comes.
    Element.prototype.getAttributeNames = function () {
      if (this === document.getElementById('reached')) isReached ||= Error().stack.includes('/picture.js');
      return getAttributeNames.call(this);
    };
    window.setTimeout = (run, ms, ...given) => real((...passed) => {
      if (isReached && !window.amidst) { (${change})(); window.amidst = document.querySelectorAll('li').length; }
      run(...passed);
    }, ms, ...given);
  }`);

const rows = (from: number) =>
  Array.from({ length: 4000 }, (_, i) => `<li><a href="/${from + i}">row ${from + i}</a></li>`).join('');

test('what a page covers, removes or moves while it is pictured is covered, left out, and there once', async () => {
  site.pages.set(
    '/',
    `<!doctype html><script>
        new MutationObserver((all) => {
          const added = all.flatMap(({ addedNodes }) => [...addedNodes].map(({ nodeName }) => nodeName));
          window.isFramed ||= added.includes('IFRAME');
        }).observe(document, { childList: true, subtree: true });
      </script><ul id="first"><li id="moved">moved</li><li id="reached">reached</li>${rows(0)}</ul>
      <ul id="removed">${rows(10_000)}</ul><ul id="last"><li>private</li></ul>%SCRIPT%`,
  );
  site.wantSnapshots();
  const page = await visitor.newPage();
  await changeAmidst(page, () => {
    const find = (id: string) => document.getElementById(id);
    find('last')?.setAttribute('data-dp-mask', '');
    find('last')?.append(find('moved') ?? '');
    find('removed')?.remove();
    find('first')?.setAttribute('data-dp-mask', '');
  });
  await page.goto(site.origin);
  const events = await written();
  const text = JSON.stringify(events);
  expect(await page.evaluate('amidst')).toBe(4003);
  expect(await page.evaluate('isFramed')).toBe(false);
  expect(text).toContain('"reached"');
  expect(text).not.toMatch(/row 3999|row 1\d{4}|private/);
  expect(text.match(/"id":"moved"/g)).toHaveLength(1);
  const ids = [...JSON.stringify(events.find(({ type }) => type === FULL_SNAPSHOT)).matchAll(/"id":(\d+)/g)];
  expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
});

test('who takes consent back while they are pictured is not', async () => {
  site.pages.set('/', `<!doctype html><ul><li id="reached"></li>${rows(0)}</ul>%SCRIPT%`);
  site.wantSnapshots();
  const page = await visitor.newPage();
  await changeAmidst(page, () => window.desirepath?.consent({ measure: true, replay: false }));
  await page.goto(site.origin);
  await page.waitForFunction('window.amidst');
  await page.waitForTimeout(1000);
  expect(site.snapshots).toEqual([]);
});
