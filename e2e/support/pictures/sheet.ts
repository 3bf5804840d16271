import type { Page } from 'playwright-core';

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const SHOTS = [
  [DESKTOP, 'light'],
  [PHONE, 'light'],
  [DESKTOP, 'dark'],
  [PHONE, 'dark'],
] as const;

/** What a page shows as one picture, small enough for a page of text: light above dark, a desktop beside a phone. The page is left as it was. */
export async function paste(page: Page, path: string, settled: (page: Page) => Promise<void> = atRest): Promise<void> {
  const before = page.viewportSize() ?? DESKTOP;
  const shots: string[] = [];
  for (const [viewport, colorScheme] of SHOTS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await settled(page);
    shots.push((await page.screenshot({ type: 'jpeg', quality: 85 })).toString('base64'));
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'light' });
  const sheet = await page.context().newPage();
  await sheet.setViewportSize({ width: 1500, height: 100 });
  const pictures = shots.map((shot) => `<img src="data:image/jpeg;base64,${shot}">`).join('');
  await sheet.setContent(
    `<style>body { margin: 0; width: 1500px; display: grid; grid-template-columns: auto auto; gap: 8px; justify-content: start; background: #888 }
     img { height: 720px; display: block }</style>${pictures}`,
  );
  await sheet.screenshot({ path, type: 'jpeg', quality: 62, fullPage: true });
  await sheet.close();
}

/** Charts have grown, and what a new width asks for is there. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.animate-pulse, [aria-busy="true"]') === null);
  await page.getByText('Loading', { exact: true }).filter({ visible: true }).first().waitFor({ state: 'detached' });
  await page.waitForTimeout(1500);
}
