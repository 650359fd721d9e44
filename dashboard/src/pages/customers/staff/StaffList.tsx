import { Button } from '@mui/material';
import { CanAccess, DataTable, ListBase } from 'react-admin';
import { Link } from 'react-router';
import { useShop } from '../../../api/use-shop.ts';
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
import { staffMessages } from './messages.ts';
import { STAFF_ORDER, type StaffRow } from './resource.ts';
import { StaffState } from './StaffState.tsx';
import { STAFF_ROLES } from './staff-input.ts';

const pathOf = (id: string) => `/staff/${encodeURIComponent(id)}`;

/** Who may sign in, what they may do and where. */
export function StaffList() {
  const t = useMessages(staffMessages);
  const { locations } = useShop();
  const rolesOf = ({ roles }: StaffRow) => roles.map((role) => t(`roles.${role}`)).join(', ');
  const placesOf = ({ hasAllLocations, locations: own }: StaffRow) =>
    hasAllLocations ? t('everywhere') : (own ?? []).map(({ name }) => name).join(', ') || '–';
  const roles = STAFF_ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }));
  const places = locations.map(({ id, name }) => ({ value: id, label: name }));
  const states = [
    { value: 'works', label: t('works') },
    { value: 'left', label: t('left') },
  ];
  const create = (
    <CanAccess resource="staff" action="create">
      <Button component={Link} to="/staff/create" variant="contained" size="small">
        {t('create')}
      </Button>
    </CanAccess>
  );
  const table = (
    <DataTable<StaffRow> bulkActionButtons={false} rowClick="edit" size="small" aria-label={t('title')}>
      <DataTable.Col
        source="name"
        label={t('fields.name')}
        render={({ id, name }: StaffRow) => <RowLink to={pathOf(id)}>{name}</RowLink>}
      />
      <DataTable.Col source="email" label={t('fields.email')} />
      <DataTable.Col source="roles" label={t('fields.roles')} disableSort render={rolesOf} />
      <DataTable.Col source="locations" label={t('fields.locations')} disableSort render={placesOf} />
      <DataTable.Col
        source="isActive"
        label={t('fields.state')}
        render={(member: StaffRow) => <StaffState member={member} />}
      />
    </DataTable>
  );
  return (
    <ListBase resource="staff" queryOptions={LIST_QUERY} perPage={25} sort={STAFF_ORDER}>
      <PageHeader title={t('title')} actions={create} />
      <FilterRow>
        <ChoiceFilter source="role" label={t('fields.roles')} choices={roles} />
        <ChoiceFilter source="locationId" label={t('fields.locations')} choices={places} />
        <ChoiceFilter source="state" label={t('fields.state')} choices={states} />
      </FilterRow>
      <ListTools
        filters={{
          role: wordOf(t('fields.roles'), roles),
          locationId: wordOf(t('fields.locations'), places),
          state: wordOf(t('fields.state'), states),
        }}
        sorts={[
          { field: 'name', label: t('fields.name') },
          { field: 'email', label: t('fields.email') },
          { field: 'isActive', label: t('fields.state') },
        ]}
      />
      <ListBody<StaffRow>
        label={t('title')}
        empty={{ title: t('empty'), hint: t('emptyHint'), action: create }}
        table={table}
        compact={(member) => (
          <CompactRow
            to={pathOf(member.id)}
            primary={member.name}
            secondary={`${rolesOf(member)} · ${placesOf(member)}`}
            trailing={<StaffState member={member} />}
          />
        )}
      />
    </ListBase>
  );
}
