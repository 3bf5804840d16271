#!/usr/bin/env node
// `npm start` and `npm run desirepath -- <command>`: install, build, and run the program. Plain JavaScript on Node's own modules,
// because nothing is installed yet and the Node that runs this may be as old as 18. What takes a Node of today runs on the one
// that comes as a package.
import { build } from './steps/build.js';
import { install } from './steps/install.js';
import { runServer } from './steps/run-server.js';
import { main } from './steps/step.js';

const args = process.argv.slice(2);

await main(async () => {
  await install();
  if (!args.includes('--help')) await build();
  runServer(args);
});
