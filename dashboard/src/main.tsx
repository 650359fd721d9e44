import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { App } from './app/App.tsx';
import { createBackend } from './app/backend.ts';
import './theme/fonts.ts';

/** Where the dashboard is on its host: its built files stand in a folder below, at whatever path a proxy puts the instance. */
const home = import.meta.env.DEV
  ? new URL('/admin/', location.href)
  : new URL('..', /* @vite-ignore */ import.meta.url);
const backend = createBackend(new URL('../graphql', home), window.sessionStorage);
const router = createBrowserRouter([{ path: '*', element: <App backend={backend} /> }], {
  basename: home.pathname.replace(/\/$/, ''),
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
}
