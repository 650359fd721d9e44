import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { uuidv7 } from 'uuidv7';
import { useClient } from '../../../api/BackendContext.tsx';
import { useMessages } from '../../../i18n/use-messages.ts';
import { useErrorText } from '../../../ui/ErrorState.tsx';
import { fulfillmentMessages } from './messages.ts';
import { type FulfillmentRow, type Step, takeStep } from './resource.ts';

interface StepDialogProps {
  readonly row: FulfillmentRow;
  readonly step: Step;
  readonly onClose: () => void;
}

/** Asks what a step needs, and takes it. One key for one opening: pressing twice takes it once. */
export function StepDialog({ row, step, onClose }: StepDialogProps) {
  const t = useMessages(fulfillmentMessages);
  const client = useClient();
  const refresh = useRefresh();
  const notify = useNotify();
  const errorText = useErrorText();
  const [idempotencyKey, setIdempotencyKey] = useState(() => uuidv7());
  const [text, setText] = useState('');
  const save = useMutation({
    mutationFn: () => takeStep(client, step, { fulfillmentOrderId: row.id, idempotencyKey, text: text.trim() }),
    onSuccess: () => {
      notify(t('done'), { type: 'success' });
      refresh();
      onClose();
    },
  });
  const label = step === 'ship' ? t('trackingNumber') : step === 'pickup' ? t('pickupCode') : undefined;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="step-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <DialogTitle id="step-title">
          {t('stepOf', { step: t(`steps.${step}`), number: row.order?.number ?? '–' })}
        </DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
          {save.error ? (
            <Alert severity="error" variant="outlined">
              {errorText(save.error)}
            </Alert>
          ) : null}
          {label === undefined ? null : (
            <TextField
              autoFocus
              label={label}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                // Another text is another request.
                setIdempotencyKey(uuidv7());
              }}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            disabled={save.isPending || (step === 'pickup' && text.trim() === '')}
          >
            {t(`steps.${step}`)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
