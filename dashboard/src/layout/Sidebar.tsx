import { Box, Drawer, useMediaQuery, useTheme } from '@mui/material';
import type { ReactNode } from 'react';

const WIDTH = 200;

interface SidebarProps {
  /** Of the drawer; the column is always there. */
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A quiet column on wide screens, a drawer on narrow ones. */
export function Sidebar({ open, onClose, children }: SidebarProps) {
  const theme = useTheme();
  const wide = useMediaQuery(theme.breakpoints.up('md'), { noSsr: true });
  if (wide) {
    return (
      <Box sx={{ width: WIDTH, flex: 'none', position: 'sticky', top: 56, alignSelf: 'flex-start' }}>{children}</Box>
    );
  }
  return (
    <Drawer open={open} onClose={onClose} slotProps={{ paper: { sx: { width: WIDTH + 40, pt: 7 } } }}>
      {children}
    </Drawer>
  );
}
