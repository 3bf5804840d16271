import { defineCommand } from './command.ts';
import { serveUntilStopped } from './serve.ts';

export const demo = defineCommand({
  name: 'demo',
  says: 'Serve a demo: a shop with two months of visits, in an empty data folder. The same as serve --demo.',
  options: {},
  run: (config, args) => serveUntilStopped({ ...config, DEMO: true }, ['--demo', ...args]),
});
