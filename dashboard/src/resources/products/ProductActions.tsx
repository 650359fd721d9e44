import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { useCommands } from '../../api/BackendContext.tsx';
import type { ProductRecord } from '../../api/resources/products.ts';
import { useHouse } from '../../api/use-house.ts';
import { useMessages } from '../../i18n/use-messages.ts';
import { useErrorText } from '../../ui/ErrorState.tsx';

/** Puts a product on sale on the channels that have a price for it, or takes it away. */
export function ProductActions({ product }: { product: ProductRecord }) {
  const t = useMessages();
  const commands = useCommands();
  const { channels } = useHouse();
  const notify = useNotify();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const priced = channels
    .filter(({ code }) =>
      product.variants.some((variant) => variant.listings.some((listing) => listing.channel.code === code)),
    )
    .map(({ code }) => code);
  const said = (message: string) => {
    notify(message, { type: 'success' });
    refresh();
  };
  const onError = (error: unknown) => notify(errorText(error), { type: 'error' });
  const publish = useMutation({
    mutationFn: () => commands.publishProduct({ id: product.id, channels: priced }),
    onSuccess: () => said(t('products.published', { smart_count: priced.length })),
    onError,
  });
  const archive = useMutation({
    mutationFn: () => commands.archiveProduct(product.id),
    onSuccess: () => said(t('products.archived')),
    onError,
  });
  const busy = publish.isPending || archive.isPending;
  return (
    <>
      {product.status === 'ARCHIVED' ? null : (
        <Button size="small" color="inherit" disabled={busy} onClick={() => archive.mutate()}>
          {t('products.archive')}
        </Button>
      )}
      {product.status === 'ACTIVE' ? null : (
        <Button size="small" variant="outlined" disabled={busy || priced.length === 0} onClick={() => publish.mutate()}>
          {t('products.publish')}
        </Button>
      )}
    </>
  );
}
