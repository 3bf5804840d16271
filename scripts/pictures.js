// `npm run pictures`: takes the pictures of the README and the guide (docs/pictures) anew, on the walk through a demo's two months.
import { findBrowser } from './steps/browser.js';
import { build } from './steps/build.js';
import { install } from './steps/install.js';
import { main } from './steps/step.js';
import { runVitest } from './steps/tests.js';

await main(async () => {
  await install();
  await build();
  const env = { CHROMIUM_PATH: await findBrowser(), DESIREPATH_PICTURES: '1' };
  process.exitCode = await runVitest(['--project', 'e2e', 'e2e/walk.test.ts'], env);
});
