import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Before anything else is loaded: to compile it all anew is a quarter of a start. Where nothing can be written there, it is.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/compiled', import.meta.url)));

const { runCli } = await import('./cli.ts');
const code = await runCli(process.argv.slice(2));
if (code !== undefined) process.exit(code);
flushCompileCache(); // a server may run for months, and end by a crash
