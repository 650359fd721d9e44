import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Built by `npm start` when needed; served by the gateway below /admin, on the origin of /graphql. */
export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  // Below whatever path a proxy puts the instance: files name each other beside themselves.
  base: command === 'build' ? './' : '/admin/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The main chunk is react-admin with Material UI; screens and charts load on their own.
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000', '/stream': 'http://127.0.0.1:4000' } },
}));
