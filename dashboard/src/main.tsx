import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { App } from './app/App.tsx';
import { createBackend } from './app/backend.ts';
import './theme/fonts.ts';

const backend = createBackend('/graphql', window.sessionStorage);
const router = createBrowserRouter([{ path: '*', element: <App backend={backend} /> }], { basename: '/admin' });

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
}
