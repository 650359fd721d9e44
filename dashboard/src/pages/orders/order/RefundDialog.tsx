import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { uuidv7 } from 'uuidv7';
import { useClient } from '../../../api/BackendContext.tsx';
import { useMessages } from '../../../i18n/use-messages.ts';
import { useErrorText } from '../../../ui/ErrorState.tsx';
import { orderMessages } from './messages.ts';
import { type OrderRecord, refundOrder } from './resource.ts';

/** What the API takes for an amount: digits, and at most a comma or a point with decimals. */
const AMOUNT = /^\d{1,12}([.,]\d{1,4})?$/;

/** Gives money back without goods. One key for one opening and input: pressing twice gives it once. */
export function RefundDialog({ order, onClose }: { readonly order: OrderRecord; readonly onClose: () => void }) {
  const t = useMessages(orderMessages);
  const client = useClient();
  const refresh = useRefresh();
  const notify = useNotify();
  const errorText = useErrorText();
  const [idempotencyKey, setIdempotencyKey] = useState(() => uuidv7());
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const { currencyCode } = order.amountRefunded;
  const save = useMutation({
    mutationFn: () =>
      refundOrder(client, {
        orderId: order.id,
        amount: { amount: amount.trim().replace(',', '.'), currencyCode },
        reason: reason.trim(),
        idempotencyKey,
      }),
    onSuccess: () => {
      notify(t('refundDone'), { type: 'success' });
      refresh();
      onClose();
    },
  });
  // Another text is another request.
  const change = (set: (text: string) => void) => (event: { target: { value: string } }) => {
    set(event.target.value);
    setIdempotencyKey(uuidv7());
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="refund-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <DialogTitle id="refund-title">{t('refundOf', { number: order.number })}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
          {save.error ? (
            <Alert severity="error" variant="outlined">
              {errorText(save.error)}
            </Alert>
          ) : null}
          <TextField
            autoFocus
            margin="dense"
            label={t('refundAmount', { currency: currencyCode })}
            value={amount}
            onChange={change(setAmount)}
            slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          />
          <TextField label={t('refundReason')} value={reason} onChange={change(setReason)} />
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            disabled={save.isPending || !AMOUNT.test(amount.trim()) || reason.trim() === ''}
          >
            {t('refund')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
