import { Box, Button, MenuItem, Skeleton, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useClient } from '../../../api/BackendContext.tsx';
import { footfallDocument } from '../../../api/generated/attribution/footfall.ts';
import { useShop } from '../../../api/use-shop.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { businessDayAt } from '../../../time/business-day.ts';
import { useShopSettings } from '../../../time/shop-settings.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { StateMessage } from '../../../ui/StateMessage.tsx';
import { type CountDraft, FootfallDialog } from './FootfallDialog.tsx';
import { FootfallTable } from './FootfallTable.tsx';
import { footfallMessages } from './messages.ts';
import { lastMonths, monthAfter } from './months.ts';

/** How many came into each store, day by day, and where it is set. */
export function Footfall() {
  const t = useMessages(footfallMessages);
  const formats = useFormats();
  const client = useClient();
  const { timeZone } = useShopSettings();
  const { locations } = useShop();
  const stores = locations.filter(({ kind }) => kind === 'STORE');
  const today = businessDayAt(new Date(), timeZone);
  const months = lastMonths(today);
  const [search, setSearch] = useSearchParams();
  const month = months.find((known) => known === search.get('month')) ?? today.slice(0, 7);
  const store = stores.find(({ id }) => id === search.get('store'))?.id ?? '';
  const choose = (name: 'month' | 'store', value: string) =>
    setSearch((before) => new URLSearchParams({ ...Object.fromEntries(before), [name]: value }), { replace: true });
  const [editing, setEditing] = useState<CountDraft | null>(null);
  const { canAccess: mayWrite = false } = useCanAccess({ resource: 'footfall', action: 'edit' });
  const query = useQuery({
    queryKey: ['footfall', month, store],
    queryFn: async ({ signal }) => {
      const variables = { from: `${month}-01`, before: monthAfter(month), locationIds: store ? [store] : null };
      return (await client.request(footfallDocument, variables, { signal })).footfall;
    },
    retry: false,
  });
  const days = query.data;
  const blank: CountDraft = { locationId: store, date: today, hour: null, visitors: '' };
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2 }}>
        <TextField
          select
          size="small"
          label={t('month')}
          value={month}
          onChange={(event) => choose('month', event.target.value)}
          sx={{ minWidth: 180 }}
        >
          {months.map((known) => (
            <MenuItem key={known} value={known}>
              {formats.month(known)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          size="small"
          label={t('store')}
          value={store}
          onChange={(event) => choose('store', event.target.value)}
          sx={{ minWidth: 220 }}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">{t('allStores')}</MenuItem>
          {stores.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      <Box>
        <Panel
          title={t('days')}
          lead={t('daysLead')}
          flush
          actions={
            mayWrite ? (
              <Button variant="outlined" size="small" onClick={() => setEditing(blank)}>
                {t('count')}
              </Button>
            ) : null
          }
        >
          {query.error && !days ? (
            <ErrorState title={t('list.failed')} error={query.error} onRetry={() => void query.refetch()} />
          ) : null}
          {query.isPending ? <Skeleton height={160} sx={{ mx: 2.5 }} /> : null}
          {days?.length === 0 ? <StateMessage title={t('empty')} hint={t('emptyHint')} /> : null}
          {days && days.length > 0 ? <FootfallTable days={days} mayWrite={mayWrite} onEdit={setEditing} /> : null}
        </Panel>
      </Box>
      {editing ? <FootfallDialog draft={editing} stores={stores} onClose={() => setEditing(null)} /> : null}
    </>
  );
}
