import { Box, Drawer, useMediaQuery, useTheme } from '@mui/material';
import type { ReactNode } from 'react';
import { useSidebarState } from 'react-admin';

const WIDTH = 200;

/** A quiet column on wide screens, a drawer on narrow ones. */
export function Sidebar({ children }: { children: ReactNode }) {
  const theme = useTheme();
  const wide = useMediaQuery(theme.breakpoints.up('md'), { noSsr: true });
  const [open, setOpen] = useSidebarState();
  if (wide) {
    return (
      <Box sx={{ width: WIDTH, flex: 'none', position: 'sticky', top: 56, alignSelf: 'flex-start' }}>{children}</Box>
    );
  }
  return (
    <Drawer open={open} onClose={() => setOpen(false)} slotProps={{ paper: { sx: { width: WIDTH + 40, pt: 7 } } }}>
      {children}
    </Drawer>
  );
}
