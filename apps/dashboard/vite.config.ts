import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.ts';

export default defineConfig({
  plugins: [react(), tailwindcss(), precompress()],
  build: {
    // The first browsers with CSS `light-dark()`, which the colours are written in (2024).
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // Fonts and images stay files: they are cached on their own and do not grow the style sheet.
    assetsInlineLimit: 0,
  },
});
