import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const GATHER = fileURLToPath(new URL('src/replay/gather.ts', import.meta.url));
const OBSERVER =
  /new ObserverCtor\(\s*(callbackWrapper\(mutationBuffer\.processMutations\.bind\(mutationBuffer\)\))\s*\)/;

/** Lets the recorder hold back what rrweb's observers see: rrweb has no option for it. */
export const gatheredMutations: Plugin = {
  name: 'gathered-mutations',
  transform(code, id) {
    if (!/@rrweb\/record\/dist\/record\.js$/.test(id)) return;
    const gathered = code.replace(OBSERVER, 'gather(ObserverCtor, $1)');
    if (gathered === code) throw new Error('rrweb makes its observers in another way now');
    return `import { gather } from ${JSON.stringify(GATHER)};\n${gathered}`;
  },
};
