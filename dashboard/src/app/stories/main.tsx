import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../theme/fonts.ts';
import { StoriesPage } from './StoriesPage.tsx';

/** Begun by stories.html, which `npx vite dashboard` serves and no build takes in. */
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <StoriesPage search={location.search} />
    </StrictMode>,
  );
}
