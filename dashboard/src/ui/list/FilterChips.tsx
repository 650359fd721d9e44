import RemoveIcon from '@mui/icons-material/CloseOutlined';
import { Box, Button, Chip } from '@mui/material';
import { useListFilterContext } from 'react-admin';
import { useMessages } from '../../i18n/use-messages.ts';
import { type FilterWords, isActive } from './filter-words.ts';
import { listMessages } from './messages.ts';

/** What the list is narrowed to, also by filters that the page has no field for; each is taken away by its chip. */
export function FilterChips({ words }: { words: FilterWords }) {
  const t = useMessages(listMessages);
  const { filterValues, setFilters } = useListFilterContext();
  const known: FilterWords = { q: { label: t('list.search'), write: String }, ...words };
  const active = Object.entries(filterValues as Record<string, unknown>).filter(([, value]) => isActive(value));
  if (active.length === 0) return null;
  const remove = (source: string) => setFilters(Object.fromEntries(active.filter(([name]) => name !== source)));
  return (
    <Box role="group" aria-label={t('active')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      {active.map(([source, value]) => {
        const word = known[source];
        const label = t('chip', { filter: word?.label ?? source, value: word?.write(value) ?? String(value) });
        return (
          <Chip
            key={source}
            label={label}
            variant="outlined"
            aria-label={t('remove', { filter: label })}
            onClick={() => remove(source)}
            onDelete={() => remove(source)}
            deleteIcon={<RemoveIcon />}
          />
        );
      })}
      {active.length > 1 ? (
        <Button size="small" color="inherit" onClick={() => setFilters({})}>
          {t('removeAll')}
        </Button>
      ) : null}
    </Box>
  );
}
