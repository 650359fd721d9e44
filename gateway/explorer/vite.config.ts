import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Below whatever path a proxy puts the instance: files name each other beside themselves.
  base: './',
  plugins: [react()],
  logLevel: 'warn',
  build: {
    outDir: fileURLToPath(new URL('../../.cache/explorer', import.meta.url)),
    emptyOutDir: true,
    // The editor (Monaco) is one large chunk by nature; it is served compressed and cached for a year.
    chunkSizeWarningLimit: 8_000,
  },
});
