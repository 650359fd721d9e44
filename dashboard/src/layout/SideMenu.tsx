import { Box, List, ListItem, ListItemButton, ListItemText, ListSubheader } from '@mui/material';
import { Link, useMatch } from 'react-router';
import { useLastReportSearch } from '../filters/use-report-filters.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { type MenuEntry, SECTIONS } from './menu.ts';
import { layoutMessages } from './messages.ts';

/** The menu by sections; the link to the reports keeps their last filters. */
export function SideMenu({ pages, onNavigate }: { pages: readonly MenuEntry[]; onNavigate: () => void }) {
  const t = useMessages(layoutMessages);
  const sections = SECTIONS.map((section) => ({ section, entries: pages.filter((page) => page.section === section) }));
  return (
    <Box component="nav" aria-label={t('menu')} sx={{ py: 2, pl: 1 }}>
      {sections
        .filter(({ entries }) => entries.length > 0)
        .map(({ section, entries }) => (
          <List
            key={section}
            disablePadding
            aria-label={t(`sections.${section}`)}
            subheader={
              <ListSubheader
                component="div"
                disableSticky
                aria-hidden
                sx={{ bgcolor: 'transparent', fontSize: 12, lineHeight: 1.4, pt: 1.5, pb: 0.5 }}
              >
                {t(`sections.${section}`)}
              </ListSubheader>
            }
          >
            {entries.map((entry) => (
              <MenuLine key={entry.resource} entry={entry} onNavigate={onNavigate} />
            ))}
          </List>
        ))}
    </Box>
  );
}

function MenuLine({
  entry: { path, label, isReport = false },
  onNavigate,
}: {
  entry: MenuEntry;
  onNavigate: () => void;
}) {
  const reportSearch = useLastReportSearch();
  const here = useMatch({ path, end: false }) !== null;
  return (
    <ListItem disablePadding>
      <ListItemButton
        component={Link}
        to={isReport ? `${path}${reportSearch}` : path}
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
  );
}
