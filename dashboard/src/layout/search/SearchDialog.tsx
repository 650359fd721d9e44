import { Autocomplete, Box, Dialog, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useDebouncedEvent } from 'react-admin';
import { useNavigate } from 'react-router';
import { useMessages } from '../../i18n/use-messages.ts';
import type { MenuEntry } from '../menu.ts';
import { layoutMessages } from '../messages.ts';
import { type FoundHit, useHits } from './use-hits.ts';

/** A search waits this long for the next letter. */
const PAUSE_MS = 200;

/** Finds products, orders, customers and pages, and opens what is chosen. */
export function SearchDialog({ pages, onClose }: { pages: readonly MenuEntry[]; onClose: () => void }) {
  const t = useMessages(layoutMessages);
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const search = useDebouncedEvent((typed: string) => setText(typed), PAUSE_MS);
  const { hits, isPending } = useHits(text, pages, t('pages'));
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-label={t('search')}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <Autocomplete<FoundHit, false, false, true>
        freeSolo
        open
        autoHighlight
        openOnFocus
        disablePortal
        loading={isPending}
        options={hits}
        filterOptions={(options) => options}
        groupBy={({ group }) => group}
        getOptionLabel={(hit) => (typeof hit === 'string' ? hit : hit.primary)}
        getOptionKey={(hit) => (typeof hit === 'string' ? hit : hit.path)}
        onInputChange={(_, typed, reason) => {
          if (reason === 'input') search(typed);
        }}
        onChange={(_, hit) => {
          // Enter without a choice opens the first.
          const chosen = typeof hit === 'string' ? hits[0] : hit;
          if (!chosen) return;
          onClose();
          void navigate(chosen.path);
        }}
        renderOption={({ key, ...props }, { primary, secondary }) => (
          <Box component="li" key={key} {...props} sx={{ display: 'flex', gap: 2, minHeight: 40 }}>
            <span>{primary}</span>
            <Typography variant="body2" color="text.secondary" component="span" sx={{ ml: 'auto', textAlign: 'right' }}>
              {secondary}
            </Typography>
          </Box>
        )}
        renderInput={(params) => <TextField {...params} autoFocus label={t('search')} helperText={t('searchHint')} />}
        slotProps={{
          popper: { sx: { position: 'static !important', transform: 'none !important', width: '100% !important' } },
          paper: { variant: 'outlined' },
        }}
        sx={{ p: 2, display: 'grid', gap: 1 }}
      />
    </Dialog>
  );
}
