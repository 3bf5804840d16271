import type { Plugin } from 'vite';

/**
 * Names what the dashboard begins with in the page itself: `main.tsx` imports it once it knows the language, which
 * would otherwise be a moment later.
 */
export function preloadDashboard(): Plugin {
  return {
    name: 'preload-dashboard',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html; // not built but served
        const begin = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'dashboard');
        const files = new Set<string>();
        const follow = (name: string) => {
          const chunk = bundle[name];
          if (chunk?.type !== 'chunk' || files.has(name)) return;
          files.add(name);
          chunk.imports.forEach(follow);
        };
        if (begin) follow(begin.fileName);
        return [...files]
          .filter((name) => !html.includes(name))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}
