import { GlobalStyles } from '@mui/material';
import { useEffect } from 'react';
import { useStoreContext } from 'react-admin';
import { flushSync } from 'react-dom';

/** Where react-admin keeps the chosen theme. */
const THEME = 'theme';

/** Paper has no chrome, no cursor and a light background; a section stays on one sheet, and pictures shrink to its width. */
const SHEET = {
  '@page': { margin: '14mm' },
  '.print-only': { display: 'none' },
  '@media print': {
    '.print-only': { display: 'block' },
    // A button in a cell may be its figure.
    'header.MuiAppBar-root, nav, main form, main .MuiIconButton-root, main .MuiButton-root:not(td *), .MuiSnackbar-root':
      {
        display: 'none !important',
      },
    'body, main': { background: 'none !important' },
    main: { padding: '0 !important' },
    // A sheet begins with the page's title, whatever is above it on the screen.
    '#root, #root > *, #root > * > *': { paddingTop: '0 !important', minHeight: '0 !important' },
    'section, .MuiCard-root, figure, tr': { breakInside: 'avoid', height: 'auto !important' },
    'h1, h2, h3, thead': { breakAfter: 'avoid' },
    // What scrolls on the screen is written out.
    '[role="region"], .MuiTableContainer-root': { overflow: 'visible !important', maxHeight: 'none !important' },
    // The drawing keeps its height, from which its width was made; the picture is scaled into what is there.
    '.recharts-responsive-container > div': { width: '100% !important' },
    '.recharts-wrapper': { maxWidth: '100% !important' },
  },
} as const;

/** Prints any page as a sheet: by the browser's own command too, and in the light theme, which goes again afterwards. */
export function PrintSheet() {
  const store = useStoreContext();
  useEffect(() => {
    // Undefined where the device's preference decides.
    let chosen: unknown;
    const toLight = () => {
      chosen = store.getItem<string | undefined>(THEME, undefined);
      flushSync(() => store.setItem(THEME, 'light'));
    };
    const back = () => (chosen === undefined ? store.removeItem(THEME) : store.setItem(THEME, chosen));
    window.addEventListener('beforeprint', toLight);
    window.addEventListener('afterprint', back);
    return () => {
      window.removeEventListener('beforeprint', toLight);
      window.removeEventListener('afterprint', back);
    };
  }, [store]);
  return <GlobalStyles styles={SHEET} />;
}
