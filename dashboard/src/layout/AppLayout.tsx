import { Alert, Box } from '@mui/material';
import { type ReactNode, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { SkipNavigationButton } from 'react-admin';
import { useLocation } from 'react-router';
import { usePartialResults } from '../api/BackendContext.tsx';
import { useMessages } from '../i18n/use-messages.ts';
import { PAGE_WIDTH } from '../theme/tokens.ts';
import type { MenuEntry } from './menu.ts';
import { layoutMessages } from './messages.ts';
import { PageBoundary } from './PageBoundary.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { Sidebar } from './Sidebar.tsx';
import { SideMenu } from './SideMenu.tsx';
import { OpenSearchContext } from './search/open-search.ts';
import { TopBar } from './TopBar.tsx';
import { useOfferedPages } from './use-offered-pages.ts';

/** The frame of every page. */
export function AppLayout({ menu, children }: { menu: readonly MenuEntry[]; children: ReactNode }) {
  const t = useMessages(layoutMessages);
  const { pathname } = useLocation();
  // Closed at first: react-admin's own state opens the drawer over the page on screens of medium width.
  const [menuOpen, setMenuOpen] = useState(false);
  const [isSearching, setSearching] = useState(false);
  const openSearch = useCallback(() => setSearching(true), []);
  const pages = useOfferedPages(menu);
  const partialResults = usePartialResults();
  const partial = useSyncExternalStore(partialResults.subscribe, partialResults.get);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page starts without gaps
  useEffect(() => partialResults.set(false), [pathname, partialResults]);
  return (
    <Box sx={{ bgcolor: 'background.default', minHeight: '100vh' }}>
      <SkipNavigationButton sx={{ color: 'text.primary', border: '1px solid', borderColor: 'text.primary' }} />
      <PrintSheet />
      <TopBar menuOpen={menuOpen} onMenu={() => setMenuOpen(!menuOpen)} onSearch={openSearch} />
      <Shortcuts pages={pages} isSearching={isSearching} onSearch={setSearching} />
      <Box sx={{ display: 'flex', pt: '56px', maxWidth: PAGE_WIDTH + 200 + 64, mx: 'auto' }}>
        <Sidebar open={menuOpen} onClose={() => setMenuOpen(false)}>
          <SideMenu pages={pages} onNavigate={() => setMenuOpen(false)} />
        </Sidebar>
        <Box
          component="main"
          id="main-content"
          tabIndex={-1}
          sx={{ flex: 1, minWidth: 0, px: { xs: 1.5, sm: 2, md: 4 }, pb: 8, outline: 0 }}
        >
          {partial ? (
            <Alert severity="warning" variant="outlined" sx={{ mt: 2 }}>
              {t('partial')}
            </Alert>
          ) : null}
          <OpenSearchContext.Provider value={openSearch}>
            <PageBoundary key={pathname}>{children}</PageBoundary>
          </OpenSearchContext.Provider>
        </Box>
      </Box>
    </Box>
  );
}
