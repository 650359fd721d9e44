import { builder, MoneyType } from '../../builder.ts';
import { CustomerType } from '../../references.ts';
import { RfmGroupType } from '../../segments/graphql/types.ts';
import { meanScore, rfmGroupOf } from '../../segments/model/rfm.ts';
import type { RfmCustomers } from '../get-rfm-customers.ts';
import type { RfmCell } from '../model/rfm-grid.ts';
import { type InCurrency, inCurrency } from './amounts.ts';

export const RfmCellType = builder.objectRef<InCurrency<RfmCell>>('RfmCell').implement({
  description: 'Customers of one recency score and one mean of frequency and value.',
  fields: (t) => ({
    recency: t.int({ description: '5: the fifth who ordered last; 1: the longest ago.', resolve: ({ r }) => r }),
    frequencyAndValue: t.int({
      description: 'The mean of both scores, half up: 5 is the most orders and net sales.',
      resolve: ({ fm }) => fm,
    }),
    group: t.field({ type: RfmGroupType, description: 'What kind of buyers they are.', resolve: ({ group }) => group }),
    customers: t.exposeInt('customers', { description: 'How many they are.' }),
    netSales: t.field({
      type: MoneyType,
      description: 'Net sales of all their orders, ex tax.',
      resolve: ({ net, currency }) => ({ minor: net, currency }),
    }),
  }),
});

const RfmCustomerType = builder.objectRef<InCurrency<RfmCustomers['customers'][number]>>('RfmCustomer').implement({
  description: 'A customer behind a cell of the grid.',
  fields: (t) => ({
    customer: t.field({
      type: CustomerType,
      nullable: true,
      description: 'Who it is; null when it cannot be read at the moment.',
      resolve: ({ customerId }) => ({ id: customerId }),
    }),
    lastOrderOn: t.field({
      type: 'Date',
      description: 'The day of the last order.',
      resolve: (row) => row.lastOrderOn,
    }),
    orders: t.exposeInt('orders', { description: 'Orders placed, canceled ones too.' }),
    netSales: t.field({
      type: MoneyType,
      description: 'Net sales of all these orders, ex tax.',
      resolve: ({ net, currency }) => ({ minor: net, currency }),
    }),
    recency: t.int({ description: 'Score from 1 to 5.', resolve: ({ r }) => r }),
    frequency: t.int({ description: 'Score from 1 to 5.', resolve: ({ f }) => f }),
    value: t.int({ description: 'Score from 1 to 5.', resolve: ({ m }) => m }),
    group: t.field({
      type: RfmGroupType,
      description: 'What kind of buyer.',
      resolve: ({ r, f, m }) => rfmGroupOf(r, meanScore(f, m)),
    }),
  }),
});

export const RfmCustomersType = builder.objectRef<RfmCustomers>('RfmCustomers').implement({
  description: 'The customers behind a cell of the grid.',
  fields: (t) => ({
    customers: t.field({
      type: [RfmCustomerType],
      description: 'The 100 of the highest net sales at most.',
      resolve: ({ customers, currencyCode }) => inCurrency(customers, currencyCode),
    }),
  }),
});
