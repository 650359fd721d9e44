import { TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { uuidv7 } from 'uuidv7';
import { useClient } from '../../../api/BackendContext.tsx';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
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
    <FormDialog
      title={t('stepOf', { step: t(`steps.${step}`), number: row.order?.number ?? '–' })}
      submitLabel={t(`steps.${step}`)}
      canSubmit={!save.isPending && (step !== 'pickup' || text.trim() !== '')}
      onSubmit={save.mutate}
      onClose={onClose}
      error={save.error}
    >
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
    </FormDialog>
  );
}
