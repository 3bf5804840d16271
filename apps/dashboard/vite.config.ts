import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractRoutes } from './contract-routes.ts';
import { language } from './language/plugin.ts';
import { precompress } from './precompress.ts';
import { preloadDashboard } from './preload-dashboard.ts';
import { withoutDocumentation } from './without-documentation.ts';

export default defineConfig({
  plugins: [
    contractRoutes(),
    withoutDocumentation(),
    language(),
    react(),
    tailwindcss(),
    preloadDashboard(),
    precompress(),
  ],
  build: {
    // The first browsers with CSS `light-dark()`, which the colours are written in (2024).
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // Fonts and images stay files: they are cached on their own and do not grow the style sheet.
    assetsInlineLimit: 0,
    // KB before compression; what counts is under 200 KB with Brotli for the first view.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // The second begins with the first view, and is loaded by the first: once the language is known.
      input: ['index.html', 'src/dashboard.tsx'],
      output: {
        // The first script names all others, and what is hashed no compression makes smaller: a character less of each is 0.2 KB.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        codeSplitting: {
          groups: [
            // On its own: what says a text must not be loaded before the language is there.
            {
              name: 'language',
              test: /src[\\/](main|early-palette|styles|fonts|language[\\/](?!trans|catalogues))|@lingui[\\/]core|vite[\\/]\w*preload|index\.html/,
              priority: 3,
            },
            // In one file with zod, so that zod is configured before anyone makes a schema with it.
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-without-eval/, priority: 2 },
            // What the first view needs anyway: one file instead of twenty.
            { name: 'start', tags: ['$initial'], priority: 1 },
            // What several views share is small: a view would otherwise wait for forty files, six at a time.
            { name: 'icons', test: /node_modules[\\/]lucide-react[\\/]/ },
            { name: 'ui', test: /src[\\/]ui[\\/](?!padlock)/ },
          ],
        },
      },
    },
  },
});
