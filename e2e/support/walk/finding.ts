import type { Site } from '@desirepath/contract/sites';
import type { Page } from 'playwright-core';

/** By ⌘K, from wherever one is, to one thing of each kind; and to the tour again. */
export async function findEach(owner: Page, { id, domain }: Site): Promise<void> {
  const go = async (typed: string, option: RegExp, address?: RegExp) => {
    await owner.keyboard.press('Control+k');
    const field = owner.getByRole('combobox', { name: 'Go to' });
    await field.fill(typed);
    const found = owner.getByRole('option', { name: option }).first();
    await found.waitFor();
    // By the arrows: what is found is not always the first.
    while ((await found.getAttribute('aria-selected')) !== 'true') await owner.keyboard.press('ArrowDown');
    await owner.keyboard.press('Enter');
    await field.waitFor({ state: 'detached' });
    if (address) await owner.waitForURL(address);
  };
  const at = `/sites/${id}`;
  await go(domain, /Moss & Kiln/, new RegExp(`${at}/overview`));
  await go('retention', /^Retention/, new RegExp(`${at}/retention`));
  await go('harbour', /^\/demo\/products\/harbour-teapot\//, new RegExp(`${at}/heatmaps.*harbour`));
  await go('harbour', / · .* · /, new RegExp(`${at}/recordings/[0-9a-f-]{36}`));
  const [recording = ''] = /[0-9a-f-]{36}/.exec(owner.url()) ?? [];
  await go('customer', /last seen/, new RegExp(`${at}/visitors/`));
  await go(recording, / · .* · /, new RegExp(`${at}/recordings/${recording}`));
  await go('product to an order', /^From a product/, new RegExp(`${at}/funnels/`));
  await go('recommend', /^Would you recommend/, new RegExp(`${at}/surveys/`));
  await go('annoyed', /^On a phone/, new RegExp(`${at}/overview.*segment`));
  await go('do not track', /^Privacy of visitors/, new RegExp(`${at}/settings.*#privacy`));
  await go('tour', /^Tour of the demo/);
  const tour = owner.getByRole('region', { name: 'Tour of the demo' });
  await tour.getByText('1 of 8', { exact: true }).waitFor();
  await owner.keyboard.press('Escape');
  await tour.waitFor({ state: 'detached' });
}
