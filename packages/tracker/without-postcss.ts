import type { Plugin } from 'vite';

/** What is written as if it did something, and its call as one that does not. */
const PURE: [from: string, to: string][] = [
  ['var import_postcss = /* @__PURE__ */ __toESM((', 'var import_postcss = /* @__PURE__ */ (() => __toESM(('],
  ['})))(), 1);\nvar postcss_default = import_postcss.default;', '})))(), 1))();'],
];
const READS = /^import_postcss\.default\.\w+;$/gm;

/** Lets rrweb's snapshots be had without the parser of styles that only replaying them needs: two thirds of its bundle. */
export const withoutPostcss: Plugin = {
  name: 'without-postcss',
  transform(code, id) {
    if (!/rrweb-snapshot\/dist\/rrweb-snapshot\.js$/.test(id)) return;
    let light = code.replace(READS, '');
    for (const [from, to] of PURE) {
      if (!light.includes(from)) throw new Error('rrweb brings its parser of styles in another way now');
      light = light.replace(from, to);
    }
    return `${light}\nvar postcss_default = /* @__PURE__ */ (() => import_postcss.default)();`;
  },
};
