import { builder, connectionType } from '../../builder.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import type { CustomerSortKey } from '../model/customer-list.ts';

export const CustomerConnectionType = connectionType('Customer', CustomerType);

export const CustomerSortKeyType = builder.enumType('CustomerSortKey', {
  description: 'What a list of customers is ordered by.',
  values: {
    CREATED_AT: { description: 'When they were seen for the first time.' },
    NAME: { description: 'The last name, then the first, without accents.' },
  } satisfies Record<CustomerSortKey, object>,
});
