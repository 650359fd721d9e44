import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm, useNotify, useRefresh } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { useShop } from '../../../api/use-shop.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { useErrorText } from '../../../ui/ErrorState.tsx';
import { archiveProduct, publishProduct } from './commands.ts';
import { productMessages } from './messages.ts';
import { PublishDialog } from './PublishDialog.tsx';
import type { ProductRecord } from './resource.ts';

/** Puts a product on sale on the chosen channels, or archives it. */
export function ProductActions({ product }: { product: ProductRecord }) {
  const t = useMessages(productMessages);
  const client = useClient();
  const { channels } = useShop();
  const notify = useNotify();
  const refresh = useRefresh();
  const errorText = useErrorText();
  const [choosing, setChoosing] = useState(false);
  const [archiving, setArchiving] = useState(false);
  const said = (message: string) => {
    notify(message, { type: 'success' });
    refresh();
  };
  const onError = (error: unknown) => notify(errorText(error), { type: 'error' });
  const publish = useMutation({
    mutationFn: (chosen: readonly string[]) => publishProduct(client, { productId: product.id, channelIds: chosen }),
    onSuccess: (_, chosen) => said(t('published', { smart_count: chosen.length })),
    onError,
  });
  const archive = useMutation({
    mutationFn: () => archiveProduct(client, product.id),
    onSuccess: () => said(t('archived')),
    onError,
  });
  const busy = publish.isPending || archive.isPending;
  return (
    <>
      {product.status === 'ARCHIVED' ? null : (
        <Button size="small" color="inherit" disabled={busy} onClick={() => setArchiving(true)}>
          {t('archive')}
        </Button>
      )}
      {product.status === 'ACTIVE' ? null : (
        <Button
          size="small"
          variant="outlined"
          disabled={busy || channels.length === 0}
          onClick={() => setChoosing(true)}
        >
          {t('publish')}
        </Button>
      )}
      <Confirm
        isOpen={archiving}
        title={t('archiveTitle', { product: product.title })}
        content={t('archiveHint')}
        confirm={t('archive')}
        cancel={t('app.cancel')}
        onClose={() => setArchiving(false)}
        onConfirm={() => {
          setArchiving(false);
          archive.mutate();
        }}
      />
      {choosing ? (
        <PublishDialog
          title={t('publishTitle', { product: product.title })}
          priced={product.variants.flatMap(({ listings }) => listings.map(({ channel }) => channel.id))}
          channels={channels}
          onClose={() => setChoosing(false)}
          onPublish={(chosen) => {
            setChoosing(false);
            publish.mutate(chosen);
          }}
        />
      ) : null}
    </>
  );
}
