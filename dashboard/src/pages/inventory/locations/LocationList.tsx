import { Button } from '@mui/material';
import { DataTable, ListBase, useCanAccess } from 'react-admin';
import { Link } from 'react-router';
import { useOwnLocations } from '../../../auth/use-own-locations.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ChoiceFilter } from '../../../ui/ChoiceFilter.tsx';
import { CompactRow } from '../../../ui/CompactRow.tsx';
import { FilterRow } from '../../../ui/FilterRow.tsx';
import { ListBody } from '../../../ui/ListBody.tsx';
import { wordOf } from '../../../ui/list/filter-words.ts';
import { ListTools } from '../../../ui/list/ListTools.tsx';
import { RowLink } from '../../../ui/list/RowLink.tsx';
import { LIST_QUERY } from '../../../ui/list-query.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { StatusText } from '../../../ui/StatusText.tsx';
import { LOCATION_KINDS } from './location-input.ts';
import { locationMessages } from './messages.ts';
import { LOCATION_ORDER, type LocationRow } from './resource.ts';

const pathOf = (id: string) => `/locations/${encodeURIComponent(id)}`;

/** Every location that holds stock, and what it offers to customers. */
export function LocationList() {
  const t = useMessages(locationMessages);
  const own = useOwnLocations();
  const { canAccess: canCreate } = useCanAccess({ resource: 'locations', action: 'create' });
  const state = ({ isActive }: LocationRow) => (
    <StatusText tone={isActive ? 'neutral' : 'muted'}>{t(isActive ? 'inUse' : 'inactive')}</StatusText>
  );
  const yes = (offered: boolean) => (offered ? '✓' : '–');
  const kinds = LOCATION_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }));
  const states = [{ value: 'inactive', label: t('inactive') }];
  const create =
    own?.ids.length === 0 && canCreate ? (
      <Button component={Link} to="/locations/create" variant="contained" size="small">
        {t('create')}
      </Button>
    ) : null;
  const table = (
    <DataTable<LocationRow> bulkActionButtons={false} rowClick="edit" size="small" aria-label={t('title')}>
      <DataTable.Col
        source="name"
        label={t('fields.name')}
        render={({ id, name }: LocationRow) => <RowLink to={pathOf(id)}>{name}</RowLink>}
      />
      <DataTable.Col source="code" label={t('fields.code')} />
      <DataTable.Col source="kind" label={t('fields.kind')} render={({ kind }: LocationRow) => t(`kinds.${kind}`)} />
      <DataTable.Col
        source="city"
        label={t('fields.city')}
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
      <DataTable.Col source="isActive" label={t('fields.state')} render={state} />
    </DataTable>
  );
  return (
    <ListBase resource="locations" queryOptions={LIST_QUERY} perPage={50} sort={LOCATION_ORDER}>
      <PageHeader title={t('title')} actions={create} />
      <FilterRow>
        <ChoiceFilter source="kind" label={t('fields.kind')} choices={kinds} />
        <ChoiceFilter source="state" label={t('fields.state')} allLabel={t('inUse')} choices={states} />
      </FilterRow>
      <ListTools
        filters={{ kind: wordOf(t('fields.kind'), kinds), state: wordOf(t('fields.state'), states) }}
        sorts={(['kind', 'name', 'code', 'city'] as const).map((field) => ({ field, label: t(`fields.${field}`) }))}
      />
      <ListBody<LocationRow>
        label={t('title')}
        empty={{ title: t('empty'), hint: t('emptyHint'), action: create }}
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
