import BookmarkIcon from '@mui/icons-material/BookmarkBorderOutlined';
import DeleteIcon from '@mui/icons-material/CloseOutlined';
import { Box, Button, Divider, IconButton, Menu, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { extractValidSavedQueries, type SavedQuery, useListContext, useSavedQueries } from 'react-admin';
import { useMessages } from '../../i18n/use-messages.ts';
import { FormDialog } from '../FormDialog.tsx';
import { listMessages } from './messages.ts';

const MAX_NAME = 80;

/** The reader's own views of a list: opens one, keeps the present one, deletes one. */
export function SavedQueries() {
  const t = useMessages(listMessages);
  const { resource, filterValues, sort, setFilters, setSort, displayedFilters, perPage } = useListContext();
  const [stored, setStored] = useSavedQueries(resource);
  const views = extractValidSavedQueries(stored);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [naming, setNaming] = useState(false);
  const same = ({ value }: SavedQuery) =>
    JSON.stringify([value.filter, value.sort]) === JSON.stringify([filterValues, sort]);
  const shown = views.find(same);
  const open = ({ value }: SavedQuery) => {
    setAnchor(null);
    setFilters(value.filter);
    if (value.sort) setSort(value.sort);
  };
  const keep = (label: string) => {
    const value = { filter: filterValues, sort, perPage, displayedFilters };
    setStored([...views.filter((view) => view.label !== label), { label, value }]);
    setNaming(false);
  };
  return (
    <>
      <Button
        size="small"
        color="inherit"
        startIcon={<BookmarkIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {shown?.label ?? t('views')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {views.length === 0 ? (
          <MenuItem dense disabled>
            {t('none')}
          </MenuItem>
        ) : null}
        {views.map((view) => (
          <Box component="li" role="none" key={view.label} sx={{ display: 'flex', alignItems: 'center' }}>
            <MenuItem component="div" dense selected={view === shown} onClick={() => open(view)} sx={{ flex: 1 }}>
              {view.label}
            </MenuItem>
            <IconButton
              role="menuitem"
              size="small"
              aria-label={t('deleteView', { name: view.label })}
              onClick={() => setStored(views.filter((other) => other !== view))}
              sx={{ mr: 1 }}
            >
              <DeleteIcon fontSize="inherit" />
            </IconButton>
          </Box>
        ))}
        <Divider component="li" role="separator" />
        <MenuItem
          dense
          onClick={() => {
            setAnchor(null);
            setNaming(true);
          }}
        >
          {t('save')}
        </MenuItem>
      </Menu>
      {naming ? <NameDialog onKeep={keep} onClose={() => setNaming(false)} /> : null}
    </>
  );
}

function NameDialog({ onKeep, onClose }: { onKeep: (name: string) => void; onClose: () => void }) {
  const t = useMessages(listMessages);
  const [name, setName] = useState('');
  return (
    <FormDialog
      title={t('saveTitle')}
      submitLabel={t('app.save')}
      canSubmit={name.trim() !== ''}
      onSubmit={() => onKeep(name.trim())}
      onClose={onClose}
    >
      <TextField
        autoFocus
        label={t('name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        helperText={t('nameHint')}
        slotProps={{ htmlInput: { maxLength: MAX_NAME } }}
      />
    </FormDialog>
  );
}
