import { Alert, type AlertColor, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { useErrorText } from './ErrorState.tsx';

interface FormDialogProps {
  readonly title: string;
  /** What the button that sends it says. */
  readonly submitLabel: string;
  /** False while what is filled in cannot be sent, or is on its way. */
  readonly canSubmit: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** The outcome of the last try; null while nothing went wrong. */
  readonly error?: Error | null;
  readonly severity?: AlertColor;
  readonly children?: ReactNode;
}

/** A few fields over the page: sent by its button or the return key, left by Cancel or Escape. */
export function FormDialog({
  title,
  submitLabel,
  canSubmit,
  onSubmit,
  onClose,
  error = null,
  severity = 'error',
  children,
}: FormDialogProps) {
  const t = useMessages();
  const errorText = useErrorText();
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canSubmit) onSubmit();
        }}
      >
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
          {error ? (
            <Alert severity={severity} variant="outlined">
              {errorText(error)}
            </Alert>
          ) : null}
          {children}
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={!canSubmit}>
            {submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
