import { builder, pageArgs } from '../../builder.ts';
import { listCustomers } from '../list-customers.ts';
import { CustomerFilterInput, CustomerSortInput } from './inputs.ts';
import { CustomerConnectionType } from './types.ts';

builder.queryField('customers', (t) =>
  t.field({
    type: CustomerConnectionType,
    description: 'Customers, those who came last first unless another order is asked for.',
    access: 'customers:read',
    args: {
      query: t.arg.string({
        description: 'Words that their names or address begin with, or a whole identifier; the first five count.',
      }),
      filter: t.arg({ type: CustomerFilterInput, description: 'What is listed.' }),
      sort: t.arg({ type: CustomerSortInput, description: 'In which order.' }),
      ...pageArgs(t),
    },
    resolve: (_root, args, { deps, request }) => listCustomers(deps, request, args),
  }),
);
