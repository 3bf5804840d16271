/** Builds the dashboard, and the player for files that are watched without a server. Run it with Node, in this folder. */
import { build } from 'vite';

await build({ logLevel: 'warn' });
await build({ configFile: 'standalone.config.ts', logLevel: 'warn' });
