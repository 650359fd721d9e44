import SearchIcon from '@mui/icons-material/SearchOutlined';
import { InputAdornment, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useListFilterContext } from 'react-admin';
import { useMessages } from '../i18n/use-messages.ts';

/** A search waits this long for the next letter. */
const PAUSE_MS = 300;

/** The list's free-text filter `q`. */
export function SearchField() {
  const t = useMessages();
  const { filterValues, setFilters } = useListFilterContext();
  const current: string = filterValues['q'] ?? '';
  const [text, setText] = useState(current);
  useEffect(() => setText(current), [current]);
  useEffect(() => {
    if (text === current) return;
    const timer = setTimeout(() => setFilters({ ...filterValues, q: text || undefined }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, current, filterValues, setFilters]);
  return (
    <TextField
      type="search"
      label={t('list.search')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      sx={{ minWidth: 220, flex: '1 1 220px' }}
      slotProps={{
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
