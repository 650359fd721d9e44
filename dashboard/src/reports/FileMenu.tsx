import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { fileMessages } from './messages.ts';
import type { RowsFile, RowsForm } from './use-rows-file.ts';

/** The longest that a menu takes to close. */
const MENU_CLOSES_MS = 300;

/** What can be taken away from a report page as a whole. */
export function FileMenu({ file }: { readonly file: RowsFile }) {
  const t = useMessages(fileMessages);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (form: RowsForm) => {
    setAnchor(null);
    file.read(form);
  };
  const print = () => {
    setAnchor(null);
    // The menu must be gone from the page first.
    setTimeout(() => window.print(), MENU_CLOSES_MS);
  };
  return (
    <>
      <Button
        color="inherit"
        startIcon={<DownloadIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        disabled={file.state.kind === 'reading'}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('export')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem dense onClick={() => choose('SPREADSHEET')}>
          {t('rows')}
        </MenuItem>
        <MenuItem dense onClick={() => choose('ISO')}>
          {t('rowsForPrograms')}
        </MenuItem>
        <MenuItem dense onClick={print}>
          {t('print')}
        </MenuItem>
      </Menu>
    </>
  );
}
