import { HttpError } from 'react-admin';
import { listByPage } from '../../../api/connection.ts';
import {
  type CustomerResult,
  type CustomerSort,
  type CustomerSortKey,
  type CustomersResult,
  type CustomerTimelineResult,
  customerDocument,
  customersDocument,
} from '../../../api/generated/customers/profiles.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import type { Hit } from '../../../layout/menu.ts';

/** How the list begins: who came last. */
export const CUSTOMER_ORDER = { field: 'createdAt', order: 'DESC' } as const;

export type CustomerRow = CustomersResult['customers']['nodes'][number];
export type CustomerRecord = NonNullable<CustomerResult['customer']>;
export type Timeline = NonNullable<CustomerTimelineResult['customer']>['timeline'];
export type TimelineEntry = Timeline['nodes'][number];

/** How the records of a customer came together; none for those who may not see it. */
export function mergeEventsOf({ mergeEvents }: CustomerRecord) {
  return mergeEvents?.nodes ?? [];
}

/** A customer as a search shows it. */
export const customerHit = ({ id, displayName, email }: CustomerRow): Hit => ({
  path: `/customers/${encodeURIComponent(id)}/show`,
  primary: displayName,
  secondary: email ?? '',
});

export const customerHandlers: CreateHandlers = (client, cursors) => {
  return {
    getList: (params) =>
      listByPage(cursors, 'customers', params, async (first, after) => {
        const { q } = params.filter as { q?: string };
        const variables = { first, after, sort: toSort(params.sort), ...(q ? { query: q } : {}) };
        const { customers } = await client.request(customersDocument, variables, { signal: params.signal });
        return { ...customers, meta: undefined };
      }),
    async getOne({ id }) {
      const { customer } = await client.request(customerDocument, { id: String(id) });
      if (!customer) throw new HttpError('Customer not found', 404, { code: 'NOT_FOUND' });
      return customer;
    },
  };
};

const SORT_KEYS: Readonly<Record<string, CustomerSortKey>> = { displayName: 'NAME', createdAt: 'CREATED_AT' };

function toSort({ field, order }: { field: string; order: string } = CUSTOMER_ORDER): CustomerSort {
  return { key: SORT_KEYS[field] ?? 'CREATED_AT', direction: order === 'ASC' ? 'ASC' : 'DESC' };
}
