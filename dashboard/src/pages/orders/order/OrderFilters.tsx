import { TextField } from '@mui/material';
import { useListFilterContext } from 'react-admin';
import type { OrderStatus } from '../../../api/generated/orders/order.ts';
import { useShop } from '../../../api/use-shop.ts';
import { ManyFilter } from '../../../filters/ManyFilter.tsx';
import { filterMessages } from '../../../filters/messages.ts';
import type { OrderListFilter } from '../../../filters/order-filter.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ChoiceFilter } from '../../../ui/ChoiceFilter.tsx';
import { FilterRow } from '../../../ui/FilterRow.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { orderMessages } from './messages.ts';

const STATUSES: readonly OrderStatus[] = ['PLACED', 'CANCELED'];

/** The same narrowing as the reports, plus status and search. */
export function OrderFilters() {
  const t = useMessages(orderMessages);
  const filterWords = useMessages(filterMessages);
  const { channels, locations } = useShop();
  const { filterValues, setFilters } = useListFilterContext();
  const filter = filterValues as OrderListFilter;
  const change = (part: OrderListFilter) => setFilters({ ...filter, ...part });
  const dates = [
    { source: 'from', label: t('from'), value: filter.from },
    { source: 'to', label: t('to'), value: filter.to },
  ] as const;
  return (
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
        options={channels.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filter.channels ?? []}
        onChange={(chosen) => change({ channels: chosen })}
      />
      <ManyFilter
        label={filterWords('stores')}
        allLabel={filterWords('allStores')}
        countLabel={(count) => filterWords('storeCount', { smart_count: count })}
        options={locations.filter(({ kind }) => kind === 'STORE').map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filter.storeIds ?? []}
        onChange={(chosen) => change({ storeIds: chosen })}
      />
      <ChoiceFilter
        source="status"
        label={t('statusLabel')}
        choices={STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      />
    </FilterRow>
  );
}
