import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useClient } from '../api/BackendContext.tsx';
import { shopDocument } from '../api/generated/catalog/channels.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { ShopSettingsContext } from '../time/shop-settings.ts';
import { ErrorState } from '../ui/ErrorState.tsx';

/** Shows pages once the server has said in which zone and currency the shop counts: no page guesses. */
export function ShopGate({ children }: { children: ReactNode }) {
  const t = useMessages();
  const client = useClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['shop', 'settings'],
    queryFn: async () => (await client.request(shopDocument, {})).shop,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data) return <ShopSettingsContext.Provider value={data}>{children}</ShopSettingsContext.Provider>;
  return error ? <ErrorState title={t('app.failed')} error={error} onRetry={() => void refetch()} /> : null;
}
