import { MenuItem, TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { uuidv7 } from 'uuidv7';
import { useClient } from '../../../api/BackendContext.tsx';
import { expectMember } from '../../../api/errors.ts';
import { adjustInventoryDocument } from '../../../api/generated/inventory/stock.ts';
import { useShop } from '../../../api/use-shop.ts';
import type { OwnLocations } from '../../../auth/use-own-locations.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { productMessages } from './messages.ts';
import type { ProductRecord } from './resource.ts';

interface ReceiveDialogProps {
  readonly product: ProductRecord;
  readonly own: OwnLocations;
  readonly onClose: () => void;
}

/** Books units that have arrived at a location, the first ones too. One key for one opening: pressing twice books once. */
export function ReceiveDialog({ product, own, onClose }: ReceiveDialogProps) {
  const t = useMessages(productMessages);
  const client = useClient();
  const refresh = useRefresh();
  const notify = useNotify();
  const { locations } = useShop();
  const offered = locations.filter(({ id }) => own.has(id));
  const [idempotencyKey] = useState(() => uuidv7());
  const [variantId, setVariantId] = useState(product.variants[0]?.id ?? '');
  const [chosenLocation, setLocation] = useState('');
  const locationId = chosenLocation || (offered[0]?.id ?? '');
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const units = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  const save = useMutation({
    mutationFn: async () => {
      const changes = [{ variantId, locationId, state: 'AVAILABLE' as const, delta: units }];
      const reference = note.trim() === '' ? {} : { referenceDocumentUri: note.trim() };
      const input = { idempotencyKey, reason: 'RECEIPT', changes, ...reference };
      const { adjustInventory } = await client.request(adjustInventoryDocument, { input });
      expectMember(adjustInventory, 'AdjustInventoryPayload');
    },
    onSuccess: () => {
      notify(t('received', { smart_count: units }), { type: 'success' });
      refresh();
      onClose();
    },
  });
  const isWrong = text !== '' && units === 0;
  return (
    <FormDialog
      title={t('receiveTitle', { product: product.title })}
      submitLabel={t('receive')}
      canSubmit={units > 0 && variantId !== '' && locationId !== '' && !save.isPending}
      onSubmit={save.mutate}
      onClose={onClose}
      error={save.error}
    >
      <TextField
        select
        label={t('fields.variant')}
        value={variantId}
        onChange={(event) => setVariantId(event.target.value)}
      >
        {product.variants.map(({ id, title, sku }) => (
          <MenuItem key={id} value={id}>
            {[title, sku].filter((part) => part).join(' · ')}
          </MenuItem>
        ))}
      </TextField>
      <TextField select label={t('receiveAt')} value={locationId} onChange={(event) => setLocation(event.target.value)}>
        {offered.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        autoFocus
        label={t('units')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={isWrong}
        helperText={isWrong ? t('unitsInvalid') : ' '}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
      <TextField
        label={t('deliveryNote')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        helperText={t('deliveryNoteHint')}
      />
    </FormDialog>
  );
}
