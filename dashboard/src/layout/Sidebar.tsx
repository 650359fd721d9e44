import CloseIcon from '@mui/icons-material/CloseOutlined';
import { Box, Drawer, IconButton, useMediaQuery, useTheme } from '@mui/material';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { layoutMessages } from './messages.ts';

const WIDTH = 200;

interface SidebarProps {
  /** Of the drawer; the column is always there. */
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A quiet column on wide screens, a drawer on narrow ones. */
export function Sidebar({ open, onClose, children }: SidebarProps) {
  const t = useMessages(layoutMessages);
  const theme = useTheme();
  const wide = useMediaQuery(theme.breakpoints.up('md'), { noSsr: true });
  if (wide) {
    return (
      <Box sx={{ width: WIDTH, flex: 'none', position: 'sticky', top: 56, alignSelf: 'flex-start' }}>{children}</Box>
    );
  }
  return (
    <Drawer
      open={open}
      onClose={onClose}
      slotProps={{ paper: { 'aria-label': t('menu'), sx: { width: WIDTH + 40, pt: 1 } } }}
    >
      <IconButton
        aria-label={t('closeMenu')}
        onClick={onClose}
        sx={{ alignSelf: 'flex-end', mr: 1, width: 48, height: 48 }}
      >
        <CloseIcon />
      </IconButton>
      {children}
    </Drawer>
  );
}
