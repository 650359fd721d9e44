import { MenuItem, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { uuidv7 } from 'uuidv7';
import { useClient } from '../../../api/BackendContext.tsx';
import { expectMember } from '../../../api/errors.ts';
import { adjustInventoryDocument } from '../../../api/generated/inventory/stock.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { stockMessages } from './messages.ts';
import type { StockLevel } from './resource.ts';

const REASONS = ['COUNT', 'DAMAGE', 'FOUND', 'LOSS', 'CORRECTION'] as const;
type Reason = (typeof REASONS)[number];

interface AdjustDialogProps {
  readonly level: StockLevel;
  readonly name: string;
  readonly onClose: () => void;
}

/** Adds to or takes from what is available. One key for one opening: pressing twice adjusts once. */
export function AdjustDialog({ level, name, onClose }: AdjustDialogProps) {
  const t = useMessages(stockMessages);
  const client = useClient();
  const refresh = useRefresh();
  const notify = useNotify();
  const [idempotencyKey] = useState(() => uuidv7());
  const [text, setText] = useState('');
  const [reason, setReason] = useState<Reason>('COUNT');
  const delta = /^[+-]?\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  const variantId = level.variant?.id;
  const save = useMutation({
    mutationFn: async () => {
      if (variantId === undefined) return;
      const change = { variantId, locationId: level.location.id, state: 'AVAILABLE' as const, delta };
      const input = { idempotencyKey, reason, changes: [change] };
      const { adjustInventory } = await client.request(adjustInventoryDocument, { input });
      expectMember(adjustInventory, 'AdjustInventoryPayload');
    },
    onSuccess: () => {
      notify(t('adjusted'), { type: 'success' });
      refresh();
      onClose();
    },
  });
  const title = t('adjustOf', { variant: name, location: level.location.name });
  return (
    <FormDialog
      title={title}
      submitLabel={t('app.save')}
      canSubmit={delta !== 0 && variantId !== undefined && !save.isPending}
      onSubmit={save.mutate}
      onClose={onClose}
      error={save.error}
    >
      <TextField
        autoFocus
        label={t('change')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={text !== '' && text !== '-' && delta === 0}
        helperText={text !== '' && text !== '-' && delta === 0 ? t('changeInvalid') : t('changeHint')}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
      <TextField
        select
        label={t('reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value as Reason)}
      >
        {REASONS.map((known) => (
          <MenuItem key={known} value={known}>
            {t(`reasons.${known}`)}
          </MenuItem>
        ))}
      </TextField>
      <Typography variant="body2" color="text.secondary" aria-live="polite">
        {t('becomes', { before: level.available, after: level.available + delta })}
      </Typography>
    </FormDialog>
  );
}
