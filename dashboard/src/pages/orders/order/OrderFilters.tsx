import { TextField } from '@mui/material';
import { useListContext } from 'react-admin';
import type { OrderStatus } from '../../../api/generated/orders/order.ts';
import { useShop } from '../../../api/use-shop.ts';
import { ManyFilter } from '../../../filters/ManyFilter.tsx';
import { filterMessages } from '../../../filters/messages.ts';
import type { OrderListFilter } from '../../../filters/order-filter.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ChoiceFilter } from '../../../ui/ChoiceFilter.tsx';
import { FilterRow } from '../../../ui/FilterRow.tsx';
import { type FilterWords, wordOf } from '../../../ui/list/filter-words.ts';
import { ListTools } from '../../../ui/list/ListTools.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { orderMessages } from './messages.ts';
import type { OrderRow } from './resource.ts';

const STATUSES: readonly OrderStatus[] = ['PLACED', 'CANCELED'];

/** The same narrowing as the reports, plus status and search. */
export function OrderFilters() {
  const t = useMessages(orderMessages);
  const filterWords = useMessages(filterMessages);
  const { channels, locations } = useShop();
  const formats = useFormats();
  const { data, filterValues, setFilters } = useListContext<OrderRow>();
  const filter = filterValues as OrderListFilter;
  const change = (part: OrderListFilter) => setFilters({ ...filter, ...part });
  const dates = [
    { source: 'from', label: t('from'), value: filter.from },
    { source: 'to', label: t('to'), value: filter.to },
  ] as const;
  const channelChoices = channels.map(({ id, name }) => ({ value: id, label: name }));
  const storeChoices = locations
    .filter(({ kind }) => kind === 'STORE')
    .map(({ id, name }) => ({ value: id, label: name }));
  const statusChoices = STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }));
  const named = data?.find(({ customer }) => customer)?.customer?.displayName;
  const words: FilterWords = {
    status: wordOf(t('statusLabel'), statusChoices),
    channels: wordOf(filterWords('channels'), channelChoices),
    storeIds: wordOf(filterWords('stores'), storeChoices),
    from: { label: t('from'), write: (day) => formats.day(String(day)) },
    to: { label: t('to'), write: (day) => formats.day(String(day)) },
    customerId: { label: t('customer'), write: (id) => named ?? String(id) },
    currencyCode: wordOf(t('currency'), []),
  };
  return (
    <>
      <FilterRow>
        <SearchField />
        {dates.map(({ source, label, value }) => (
          <TextField
            key={source}
            type="date"
            label={label}
            value={value ?? ''}
            onChange={(event) => setFilters({ ...filter, [source]: event.target.value || undefined })}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        ))}
        <ManyFilter
          label={filterWords('channels')}
          allLabel={filterWords('allChannels')}
          countLabel={(count) => filterWords('channelCount', { smart_count: count })}
          options={channelChoices}
          chosen={filter.channels ?? []}
          onChange={(chosen) => change({ channels: chosen })}
        />
        <ManyFilter
          label={filterWords('stores')}
          allLabel={filterWords('allStores')}
          countLabel={(count) => filterWords('storeCount', { smart_count: count })}
          options={storeChoices}
          chosen={filter.storeIds ?? []}
          onChange={(chosen) => change({ storeIds: chosen })}
        />
        <ChoiceFilter source="status" label={t('statusLabel')} choices={statusChoices} />
      </FilterRow>
      <ListTools
        filters={words}
        sorts={[
          { field: 'placedAt', label: t('placedAt') },
          { field: 'total', label: t('total') },
        ]}
      />
    </>
  );
}
