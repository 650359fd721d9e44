import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  InputAdornment,
  TextField,
  Typography,
} from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { statusOf } from '../../../api/errors.ts';
import type { ShopChannel } from '../../../api/use-shop.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { useErrorText } from '../../../ui/ErrorState.tsx';
import { parseAmount } from './amount.ts';
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
  const errorText = useErrorText();
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
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="price-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (amount !== null) save.mutate(amount);
        }}
      >
        <DialogTitle id="price-title">{t('priceOf', { variant: variant.title, channel: channel.name })}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
          {save.error ? (
            <Alert severity={statusOf(save.error) === 409 ? 'warning' : 'error'} variant="outlined">
              {errorText(save.error)}
            </Alert>
          ) : null}
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
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={amount === null || save.isPending}>
            {t('app.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
