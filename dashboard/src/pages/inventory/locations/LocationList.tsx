import { Link as TextLink } from '@mui/material';
import { DataTable, ListBase } from 'react-admin';
import { Link } from 'react-router';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ChoiceFilter } from '../../../ui/ChoiceFilter.tsx';
import { CompactRow } from '../../../ui/CompactRow.tsx';
import { FilterRow } from '../../../ui/FilterRow.tsx';
import { ListBody } from '../../../ui/ListBody.tsx';
import { LIST_QUERY } from '../../../ui/list-query.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { StatusText } from '../../../ui/StatusText.tsx';
import { locationMessages } from './messages.ts';
import type { LocationRow } from './resource.ts';

const pathOf = (id: string) => `/locations/${encodeURIComponent(id)}`;

/** Every place that holds stock, and what it offers to customers. */
export function LocationList() {
  const t = useMessages(locationMessages);
  const state = ({ isActive }: LocationRow) => (
    <StatusText tone={isActive ? 'neutral' : 'muted'}>{t(isActive ? 'inUse' : 'outOfUse')}</StatusText>
  );
  const yes = (offered: boolean) => (offered ? '✓' : '–');
  const table = (
    <DataTable<LocationRow> bulkActionButtons={false} rowClick={false} size="small" aria-label={t('title')}>
      <DataTable.Col
        source="name"
        label={t('fields.name')}
        disableSort
        render={({ id, name }: LocationRow) => (
          <TextLink component={Link} to={pathOf(id)} underline="hover">
            {name}
          </TextLink>
        )}
      />
      <DataTable.Col source="code" label={t('fields.code')} disableSort />
      <DataTable.Col
        source="kind"
        label={t('fields.kind')}
        disableSort
        render={({ kind }: LocationRow) => t(`kinds.${kind}`)}
      />
      <DataTable.Col
        source="city"
        label={t('fields.city')}
        disableSort
        render={({ address }: LocationRow) => address.city ?? '–'}
      />
      <DataTable.Col
        source="offersPickup"
        label={t('fields.offersPickup')}
        disableSort
        render={({ offersPickup }: LocationRow) => yes(offersPickup)}
      />
      <DataTable.Col
        source="shipsOrders"
        label={t('fields.shipsOrders')}
        disableSort
        render={({ shipsOrders }: LocationRow) => yes(shipsOrders)}
      />
      <DataTable.Col source="isActive" label={t('fields.state')} disableSort render={state} />
    </DataTable>
  );
  return (
    <ListBase resource="locations" queryOptions={LIST_QUERY} perPage={50} sort={{ field: 'id', order: 'ASC' }}>
      <PageHeader title={t('title')} />
      <FilterRow>
        <ChoiceFilter
          source="kind"
          label={t('fields.kind')}
          choices={(['STORE', 'WAREHOUSE'] as const).map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        <ChoiceFilter
          source="state"
          label={t('fields.state')}
          allLabel={t('inUse')}
          choices={[{ value: 'outOfUse', label: t('outOfUse') }]}
        />
      </FilterRow>
      <ListBody<LocationRow>
        label={t('title')}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        table={table}
        compact={(location) => (
          <CompactRow
            to={pathOf(location.id)}
            primary={location.name}
            secondary={[t(`kinds.${location.kind}`), location.address.city].filter(Boolean).join(' · ')}
            trailing={state(location)}
          />
        )}
      />
    </ListBase>
  );
}
