import { TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { uuidv7 } from 'uuidv7';
import { useClient } from '../../../api/BackendContext.tsx';
import { parseAmount } from '../../../i18n/amount.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { orderMessages } from './messages.ts';
import { type OrderRecord, refundOrder } from './resource.ts';

/** Gives money back without goods. One key for one opening and input: pressing twice gives it once. */
export function RefundDialog({ order, onClose }: { readonly order: OrderRecord; readonly onClose: () => void }) {
  const t = useMessages(orderMessages);
  const client = useClient();
  const refresh = useRefresh();
  const notify = useNotify();
  const [idempotencyKey, setIdempotencyKey] = useState(() => uuidv7());
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const { currencyCode } = order.amountRefunded;
  const parsed = parseAmount(amount);
  const save = useMutation({
    mutationFn: (value: string) =>
      refundOrder(client, {
        orderId: order.id,
        amount: { amount: value, currencyCode },
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
    <FormDialog
      title={t('refundOf', { number: order.number })}
      submitLabel={t('refund')}
      canSubmit={!save.isPending && parsed !== null && reason.trim() !== ''}
      onSubmit={() => save.mutate(parsed ?? '')}
      onClose={onClose}
      error={save.error}
    >
      <TextField
        autoFocus
        margin="dense"
        label={t('refundAmount', { currency: currencyCode })}
        value={amount}
        onChange={change(setAmount)}
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      />
      <TextField label={t('refundReason')} value={reason} onChange={change(setReason)} />
    </FormDialog>
  );
}
