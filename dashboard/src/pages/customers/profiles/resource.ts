import { HttpError } from 'react-admin';
import type { GraphQLClient } from '../../../api/client.ts';
import { listByPage } from '../../../api/connection.ts';
import {
  type CustomerResult,
  type CustomersResult,
  type CustomerTimelineResult,
  customerDocument,
  customersDocument,
} from '../../../api/generated/operations.ts';
import type { PageCursors } from '../../../api/page-cursors.ts';
import type { ResourceHandlers } from '../../../api/resource-handlers.ts';

export type CustomerRow = CustomersResult['customers']['nodes'][number];
export type CustomerRecord = NonNullable<CustomerResult['customer']>;
export type TimelineEntry = NonNullable<CustomerTimelineResult['customer']>['timeline']['nodes'][number];

export function customerHandlers(client: GraphQLClient, cursors: PageCursors): ResourceHandlers {
  return {
    getList: (params) =>
      listByPage(cursors, 'customers', params, async (first, after) => {
        const { q } = params.filter as { q?: string };
        const variables = { first, after, ...(q ? { query: q } : {}) };
        const { customers } = await client.request(customersDocument, variables, { signal: params.signal });
        return { ...customers, meta: undefined };
      }),
    async getOne({ id }) {
      const { customer } = await client.request(customerDocument, { id: String(id) });
      if (!customer) throw new HttpError('Customer not found', 404, { code: 'NOT_FOUND' });
      return customer;
    },
  };
}
