import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { BulkActionsToolbar, Confirm, useListContext, useNotify, useRefresh } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import type { GraphQLClient } from '../../../api/client.ts';
import { useShop } from '../../../api/use-shop.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { useErrorText } from '../../../ui/ErrorState.tsx';
import { changeEach, type Refusal } from './change-each.ts';
import { archiveProduct, publishProduct } from './commands.ts';
import { productMessages } from './messages.ts';
import { PublishDialog } from './PublishDialog.tsx';
import type { ProductRow } from './resource.ts';

/** Publishes or archives the chosen products after asking, and says which of them were refused. */
export function BulkActions() {
  const t = useMessages(productMessages);
  const client = useClient();
  const { channels } = useShop();
  const notify = useNotify();
  const refresh = useRefresh();
  const { selectedIds, data, onUnselectItems } = useListContext<ProductRow>();
  const [asking, setAsking] = useState<'archive' | 'publish' | null>(null);
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const titleOf = (id: string) => data?.find((product) => product.id === id)?.title ?? id;
  const change = useMutation({
    mutationFn: (command: (client: GraphQLClient, productId: string) => Promise<void>) =>
      changeEach(selectedIds.map(String), (id) => command(client, id)),
    onSuccess: ({ done, refused }) => {
      if (done > 0) notify(t('bulkDone', { smart_count: done }), { type: 'success' });
      setRefused(refused.map((one) => ({ ...one, name: titleOf(one.id) })));
      onUnselectItems();
      refresh();
    },
  });
  const ask = (command: (client: GraphQLClient, productId: string) => Promise<void>) => {
    setAsking(null);
    change.mutate(command);
  };
  const count = { smart_count: selectedIds.length };
  return (
    <>
      {selectedIds.length > 0 ? (
        <BulkActionsToolbar selectAllButton={false}>
          <Button size="small" color="inherit" disabled={change.isPending} onClick={() => setAsking('archive')}>
            {t('archive')}
          </Button>
          <Button size="small" variant="outlined" disabled={change.isPending} onClick={() => setAsking('publish')}>
            {t('publish')}
          </Button>
        </BulkActionsToolbar>
      ) : null}
      <Confirm
        isOpen={asking === 'archive'}
        title={t('bulkArchiveTitle', count)}
        content={t('bulkArchiveHint')}
        confirm={t('archive')}
        cancel={t('app.cancel')}
        onClose={() => setAsking(null)}
        onConfirm={() => ask(archiveProduct)}
      />
      {asking === 'publish' ? (
        <PublishDialog
          title={t('bulkPublishTitle', count)}
          priced={[]}
          channels={channels}
          onClose={() => setAsking(null)}
          onPublish={(channelIds) => ask((to, productId) => publishProduct(to, { productId, channelIds }))}
        />
      ) : null}
      {refused.length > 0 ? <RefusedDialog refused={refused} onClose={() => setRefused([])} /> : null}
    </>
  );
}

function RefusedDialog({ refused, onClose }: { refused: readonly Refusal[]; onClose: () => void }) {
  const t = useMessages(productMessages);
  const errorText = useErrorText();
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t('bulkRefused', { smart_count: refused.length })}</DialogTitle>
      <DialogContent>
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {refused.map(({ id, name, error }) => (
            <li key={id}>
              <Typography variant="body1">{name}</Typography>
              <Typography variant="body2" color="text.secondary">
                {errorText(error)}
              </Typography>
            </li>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
