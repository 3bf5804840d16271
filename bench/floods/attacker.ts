// A process of its own, so that what it does costs the honest clients nothing but what it costs the server.
import { ATTACKS } from './attacks.ts';

const [name = '', url = ''] = process.argv.slice(2);
const attack = ATTACKS[name];
if (!attack) throw new Error(`There is no attack called ${name}`);
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
await attack(new URL(url), stop.signal);
process.exit();
