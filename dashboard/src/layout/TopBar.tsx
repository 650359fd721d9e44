import MenuIcon from '@mui/icons-material/MenuOutlined';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import { AppBar, Box, IconButton, Toolbar, Typography } from '@mui/material';
import { Link } from 'react-router';
import { useMessages } from '../i18n/use-messages.ts';
import { SERIF } from '../theme/tokens.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { layoutMessages } from './messages.ts';
import { ThemeSwitch } from './ThemeSwitch.tsx';

interface TopBarProps {
  readonly menuOpen: boolean;
  readonly onMenu: () => void;
  readonly onSearch: () => void;
}

/** The product's name, the search, and the user's language, theme and account. */
export function TopBar({ menuOpen, onMenu, onSearch }: TopBarProps) {
  const t = useMessages(layoutMessages);
  return (
    <AppBar position="fixed">
      <Toolbar variant="dense" sx={{ minHeight: 56, gap: 0.5, px: { xs: 1, md: 3 } }}>
        <IconButton
          aria-label={t('menu')}
          aria-expanded={menuOpen}
          color="inherit"
          onClick={onMenu}
          sx={{ display: { md: 'none' } }}
        >
          <MenuIcon />
        </IconButton>
        <Typography
          component={Link}
          to="/"
          sx={{ fontFamily: SERIF, fontSize: 20, letterSpacing: '0.01em', color: 'inherit', textDecoration: 'none' }}
        >
          {t('app.name')}
        </Typography>
        <Box sx={{ flex: 1 }} />
        <IconButton color="inherit" aria-label={t('search')} aria-keyshortcuts="Control+K" onClick={onSearch}>
          <SearchIcon fontSize="small" />
        </IconButton>
        <LanguageSwitch />
        <ThemeSwitch />
        <AccountMenu />
      </Toolbar>
    </AppBar>
  );
}
