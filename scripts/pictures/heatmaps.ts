// Takes the pictures of docs/pictures/heatmaps from a running demo:
//     npm start -- --demo            and beside it
//     node_modules/.bin/node scripts/pictures/heatmaps.ts http://localhost:8080 data/demo.json [name ...]
import { readFileSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';

const [, , url = 'http://localhost:8080', demo = 'data/demo.json', ...only] = process.argv;
const FOLDER = new URL('../../docs/pictures/heatmaps/', import.meta.url).pathname;

/** What is shown on each picture: the page that is viewed most, but where nothing of that kind happens on it. */
const VIEWS: Record<string, string> = {
  click: '',
  dots: 'show=dots',
  elements: 'show=elements',
  rage: 'kind=rage&path=/demo/cart/',
  dead: 'kind=dead&path=/demo/products/tidal-mug/',
  error: 'kind=error&path=/demo/checkout/',
  tap: 'kind=tap&screen=mobile',
  move: 'kind=move',
  scroll: 'kind=scroll',
  attention: 'kind=attention',
  engagement: 'kind=engagement&goal=purchase&worth=value',
  beside: 'compare=beside&with_screen=mobile',
  difference: 'compare=difference&with_where=visit:returning',
};

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: DESKTOP });
await signIn(page);
const sheet = await browser.newPage({ viewport: { width: 1500, height: 100 } });
for (const [name, search] of Object.entries(VIEWS)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const shots: string[] = [];
  for (const [viewport, colorScheme] of [
    [DESKTOP, 'light'],
    [PHONE, 'light'],
    [DESKTOP, 'dark'],
    [PHONE, 'dark'],
  ] as const) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await page.goto(`${url}/sites/1/heatmaps?range=90d&${search}`);
    await settled(page);
    shots.push((await page.screenshot({ type: 'jpeg', quality: 85 })).toString('base64'));
  }
  await paste(sheet, shots, `${FOLDER}${name}.jpg`);
  console.log(`${name}.jpg`);
}
await browser.close();

async function signIn(page: Page): Promise<void> {
  const { email, password }: { email: string; password: string } = JSON.parse(readFileSync(demo, 'utf8'));
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.waitForURL(/\/sites/);
}

/** The page stands and the map is over it. */
async function settled(page: Page): Promise<void> {
  const drawn = '[data-painted], circle[data-element], [data-box], [data-testid="heatmap-bands"]';
  await page.locator(drawn).first().waitFor({ state: 'attached' });
  await page.waitForTimeout(1500); // tiles arrive one by one
}

/** Four shots as one picture, small enough for a page of text: light above dark, a desktop beside a phone. */
async function paste(sheet: Page, shots: readonly string[], path: string): Promise<void> {
  const pictures = shots.map((shot) => `<img src="data:image/jpeg;base64,${shot}">`).join('');
  await sheet.setContent(
    `<style>body { margin: 0; width: 1500px; display: grid; grid-template-columns: auto auto; gap: 8px; justify-content: start; background: #888 }
     img { height: 720px; display: block }</style>${pictures}`,
  );
  await sheet.screenshot({ path, type: 'jpeg', quality: 62, fullPage: true });
}
