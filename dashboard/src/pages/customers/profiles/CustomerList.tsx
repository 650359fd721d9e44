import { DataTable, ListBase } from 'react-admin';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { CompactRow } from '../../../ui/CompactRow.tsx';
import { FilterRow } from '../../../ui/FilterRow.tsx';
import { ListBody } from '../../../ui/ListBody.tsx';
import { ListTools } from '../../../ui/list/ListTools.tsx';
import { RowLink } from '../../../ui/list/RowLink.tsx';
import { LIST_QUERY } from '../../../ui/list-query.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { customerMessages } from './messages.ts';
import { CUSTOMER_ORDER, type CustomerRow } from './resource.ts';

const showPath = (id: string) => `/customers/${encodeURIComponent(id)}/show`;

export function CustomerList() {
  const t = useMessages(customerMessages);
  const formats = useFormats();
  const count = (value: number | null | undefined) => (typeof value === 'number' ? formats.count(value).text : '–');
  const table = (
    <DataTable<CustomerRow> bulkActionButtons={false} rowClick="show" size="small" aria-label={t('title')}>
      <DataTable.Col
        source="displayName"
        label={t('name')}
        render={(customer: CustomerRow) => <RowLink to={showPath(customer.id)}>{customer.displayName}</RowLink>}
      />
      <DataTable.Col
        source="email"
        label={t('email')}
        disableSort
        render={(customer: CustomerRow) => customer.email ?? '–'}
      />
      <DataTable.Col
        source="createdAt"
        label={t('since')}
        render={(customer: CustomerRow) => formats.date(customer.createdAt)}
      />
      <DataTable.Col
        align="right"
        source="orderCount"
        label={t('orders')}
        disableSort
        render={(customer: CustomerRow) => count(customer.orderCount)}
      />
      <DataTable.Col
        align="right"
        source="points"
        label={t('points')}
        disableSort
        render={(customer: CustomerRow) => count(customer.loyaltyAccount?.points)}
      />
      <DataTable.Col
        source="mergedIds"
        label={t('mergedTitle')}
        disableSort
        render={(customer: CustomerRow) =>
          customer.mergedIds.length > 0 ? t('merged', { smart_count: customer.mergedIds.length }) : ''
        }
      />
    </DataTable>
  );
  return (
    <ListBase resource="customers" queryOptions={LIST_QUERY} perPage={25} sort={CUSTOMER_ORDER}>
      <PageHeader title={t('title')} />
      <FilterRow>
        <SearchField />
      </FilterRow>
      <ListTools
        sorts={[
          { field: 'displayName', label: t('name') },
          { field: 'createdAt', label: t('since') },
        ]}
      />
      <ListBody<CustomerRow>
        label={t('title')}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        table={table}
        compact={(customer) => (
          <CompactRow
            to={showPath(customer.id)}
            primary={customer.displayName}
            secondary={customer.email ?? '–'}
            trailing={
              typeof customer.orderCount === 'number'
                ? t('orderCount', {
                    smart_count: customer.orderCount,
                    count: formats.count(customer.orderCount).text,
                  })
                : '–'
            }
          />
        )}
      />
    </ListBase>
  );
}
