import { builder } from '../../builder.ts';
import { listCustomers } from '../list-customers.ts';
import { CustomerConnectionType, CustomerSortType } from './types.ts';

builder.queryField('customers', (t) =>
  t.field({
    type: CustomerConnectionType,
    description: 'Customers whose names or address begin with the words of the query, or who have it as an identifier.',
    access: 'customers:read',
    args: {
      first: t.arg.int({ defaultValue: 24 }),
      after: t.arg.string(),
      query: t.arg.string(),
      sort: t.arg({ type: CustomerSortType, defaultValue: 'NEWEST' }),
    },
    resolve: (_root, args, { deps, request }) => listCustomers(deps, request, args),
  }),
);
