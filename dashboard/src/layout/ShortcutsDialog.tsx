import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Table,
  TableBody,
  TableCell,
  TableRow,
} from '@mui/material';
import { useMessages } from '../i18n/use-messages.ts';
import type { MenuEntry } from './menu.ts';
import { layoutMessages } from './messages.ts';

/** The keys, and what each does. */
export function ShortcutsDialog({ pages, onClose }: { pages: readonly MenuEntry[]; onClose: () => void }) {
  const t = useMessages(layoutMessages);
  const rows = [
    { keys: ['Ctrl', 'K'], does: t('search') },
    { keys: ['?'], does: t('shortcuts') },
    ...pages.map(({ key, label }) => ({ keys: ['g', key], does: label })),
  ];
  return (
    <Dialog open onClose={onClose} aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title">{t('shortcuts')}</DialogTitle>
      <DialogContent>
        <Table size="small">
          <TableBody>
            {rows.map(({ keys, does }) => (
              <TableRow key={does}>
                <TableCell>
                  {keys.map((key) => (
                    <kbd key={key}>{key} </kbd>
                  ))}
                </TableCell>
                <TableCell>{does}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
