import { Box, List, ListItem, ListItemButton, ListItemText } from '@mui/material';
import { CanAccess } from 'react-admin';
import { Link, useLocation } from 'react-router';
import { useLastReportSearch } from '../filters/use-report-filters.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { layoutMessages } from './messages.ts';

export interface MenuEntry {
  /** Name under which react-admin checks access. */
  readonly resource: string;
  readonly path: string;
  readonly label: string;
}

/** The menu; the link to the reports keeps their last filters. */
export function SideMenu({ entries, onNavigate }: { entries: readonly MenuEntry[]; onNavigate: () => void }) {
  const t = useMessages(layoutMessages);
  const { pathname } = useLocation();
  const reportSearch = useLastReportSearch();
  return (
    <Box component="nav" aria-label={t('menu')} sx={{ py: 3, pl: 1 }}>
      <List disablePadding>
        {entries.map(({ resource, path, label }) => {
          const here = path === '/' ? pathname === '/' : pathname.startsWith(path);
          return (
            <CanAccess key={resource} resource={resource} action="list">
              <ListItem disablePadding>
                <ListItemButton
                  component={Link}
                  to={path === '/' ? `/${reportSearch}` : path}
                  selected={here}
                  aria-current={here ? 'page' : undefined}
                  onClick={onNavigate}
                  sx={{
                    minHeight: { xs: 48, md: 36 },
                    py: 0,
                    borderLeft: '2px solid transparent',
                    color: 'text.secondary',
                    '&.Mui-selected': { bgcolor: 'transparent', borderColor: 'text.primary', color: 'text.primary' },
                  }}
                >
                  <ListItemText
                    primary={label}
                    slotProps={{ primary: { variant: 'body1', sx: { fontWeight: here ? 500 : 400 } } }}
                  />
                </ListItemButton>
              </ListItem>
            </CanAccess>
          );
        })}
      </List>
    </Box>
  );
}
