import {
  Alert,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
} from '@mui/material';
import { useId, useState } from 'react';
import { useMessages } from '../../i18n/use-messages.ts';
import { useErrorText } from '../../ui/ErrorState.tsx';
import { viewMessages } from './messages.ts';
import { type SavedView, useChangeView, type ViewChange } from './use-saved-views.ts';

interface ManageViewsDialogProps {
  readonly path: string;
  readonly views: readonly SavedView[];
  readonly onClose: () => void;
}

/** The views of a page: renamed, shared, opened with the page, deleted. */
export function ManageViewsDialog({ path, views, onClose }: ManageViewsDialogProps) {
  const t = useMessages(viewMessages);
  const errorText = useErrorText();
  const titleId = useId();
  const change = useChangeView(path);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t('manageTitle')}</DialogTitle>
      <DialogContent>
        {change.error ? (
          <Alert severity="error" variant="outlined">
            {errorText(change.error)}
          </Alert>
        ) : null}
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('name')}</TableCell>
              <TableCell>{t('colShared')}</TableCell>
              <TableCell>{t('colDefault')}</TableCell>
              <TableCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {views.map((view) => (
              <ViewRow
                key={`${view.id} ${view.version}`}
                view={view}
                isBusy={change.isPending}
                onChange={(what) => change.mutate(what)}
              />
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

interface ViewRowProps {
  readonly view: SavedView;
  readonly isBusy: boolean;
  readonly onChange: (change: ViewChange) => void;
}

function ViewRow({ view, isBusy, onChange }: ViewRowProps) {
  const t = useMessages(viewMessages);
  const [name, setName] = useState(view.name);
  const rename = () => {
    if (name.trim() !== '' && name !== view.name) onChange({ kind: 'name', view, name: name.trim() });
  };
  const of = { name: view.name };
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        {view.isOwn ? (
          <TextField
            value={name}
            onChange={(event) => setName(event.target.value)}
            onBlur={rename}
            onKeyDown={(event) => {
              if (event.key === 'Enter') rename();
            }}
            slotProps={{ htmlInput: { 'aria-label': t('nameOf', of) } }}
          />
        ) : (
          t('sharedBy', { ...of, owner: view.owner?.name ?? '' })
        )}
      </TableCell>
      <TableCell>
        <Checkbox
          checked={view.isShared}
          disabled={isBusy || !view.isOwn}
          onChange={(_event, isShared) => onChange({ kind: 'share', view, isShared })}
          slotProps={{ input: { 'aria-label': t('shareOf', of) } }}
        />
      </TableCell>
      <TableCell>
        <Checkbox
          checked={view.isDefault}
          disabled={isBusy}
          onChange={(_event, isDefault) => onChange({ kind: 'default', view, isDefault })}
          slotProps={{ input: { 'aria-label': t('openWith', of) } }}
        />
      </TableCell>
      <TableCell align="right">
        {view.isOwn ? (
          <Button
            size="small"
            color="inherit"
            disabled={isBusy}
            aria-label={t('removeOf', of)}
            onClick={() => onChange({ kind: 'delete', view })}
          >
            {t('remove')}
          </Button>
        ) : null}
      </TableCell>
    </TableRow>
  );
}
