import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { language } from './language/plugin.ts';

/** One script and one style sheet, which the server writes into files that play a recording by themselves. */
export default defineConfig({
  plugins: [language(), react(), tailwindcss()],
  publicDir: false,
  build: {
    outDir: 'dist/standalone',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: false,
    cssCodeSplit: false,
    // It is in a file of megabytes, and is read from there.
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      input: 'src/standalone/main.tsx',
      output: {
        format: 'iife',
        codeSplitting: false,
        entryFileNames: 'player.js',
        assetFileNames: 'player[extname]',
      },
    },
  },
});
