import { InputAdornment, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { statusOf } from '../../../api/errors.ts';
import type { ShopChannel } from '../../../api/use-shop.ts';
import { parseAmount } from '../../../i18n/amount.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { setChannelPrice } from './commands.ts';
import { productMessages } from './messages.ts';
import type { Listing } from './PriceCell.tsx';
import type { ProductRecord } from './resource.ts';

export interface PriceTarget {
  readonly variant: ProductRecord['variants'][number];
  readonly channel: ShopChannel;
  readonly listing: Listing | null;
}

/**
 * Changes one price. The price on the screen is sent along: if it has changed in the meantime the server refuses, the
 * page is read again, the dialog shows the new price, and the user decides again.
 */
export function PriceDialog({ target, onClose }: { target: PriceTarget; onClose: () => void }) {
  const { variant, channel, listing } = target;
  const t = useMessages(productMessages);
  const formats = useFormats();
  const client = useClient();
  const notify = useNotify();
  const refresh = useRefresh();
  const currencyCode = listing?.price.displayed.currencyCode ?? channel.currencyCodes[0] ?? '';
  const [text, setText] = useState(() => formats.editable(listing?.price.displayed.amount ?? ''));
  const amount = parseAmount(text);
  const save = useMutation({
    mutationFn: async (price: string) => {
      await setChannelPrice(client, {
        variantId: variant.id,
        channelId: channel.id,
        price: { amount: price, currencyCode },
        compareAtPrice: listing?.compareAtPrice?.displayed ?? null,
        expectedPrice: listing?.price.displayed ?? null,
      });
    },
    onSuccess: () => {
      notify(t('priceSaved'), { type: 'success' });
      refresh();
      onClose();
    },
    onError: (error) => {
      if (statusOf(error) === 409) refresh();
    },
  });
  const invalid = text !== '' && amount === null;
  return (
    <FormDialog
      title={t('priceOf', { variant: variant.title, channel: channel.name })}
      submitLabel={t('app.save')}
      canSubmit={amount !== null && !save.isPending}
      onSubmit={() => save.mutate(amount ?? '')}
      onClose={onClose}
      error={save.error}
      severity={statusOf(save.error) === 409 ? 'warning' : 'error'}
    >
      <TextField
        autoFocus
        label={t('price')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={invalid}
        helperText={invalid ? t('priceInvalid') : ' '}
        slotProps={{
          htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } },
          input: { endAdornment: <InputAdornment position="end">{currencyCode}</InputAdornment> },
        }}
      />
      {listing ? (
        <Typography variant="body2" color="text.secondary">
          {t('priceBefore', { value: formats.money(listing.price.displayed.amount, currencyCode).text })}
        </Typography>
      ) : null}
    </FormDialog>
  );
}
