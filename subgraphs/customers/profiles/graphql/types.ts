import { builder, connectionType } from '../../builder.ts';
import { CustomerType } from '../../identity/graphql/types.ts';
import { CUSTOMER_SORTS } from '../model/customer-search.ts';

export const CustomerConnectionType = connectionType('Customer', CustomerType);

export const CustomerSortType = builder.enumType('CustomerSort', {
  description: 'Order of a list of customers.',
  values: CUSTOMER_SORTS,
});
