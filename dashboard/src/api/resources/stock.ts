import type { GraphQLClient } from '../client.ts';
import { listByPage } from '../connection.ts';
import { type StockLevelsResult, stockLevelsDocument } from '../generated/operations.ts';
import type { PageCursors } from '../page-cursors.ts';
import type { ResourceHandlers } from './handlers.ts';

export type StockLevel = StockLevelsResult['inventoryLevels']['nodes'][number];

export function stockHandlers(client: GraphQLClient, cursors: PageCursors): ResourceHandlers {
  return {
    getList: (params) =>
      listByPage(cursors, 'stock', params, async (first, after) => {
        const { locationId } = params.filter as { locationId?: string };
        const variables = { first, after, ...(locationId ? { locationId } : {}) };
        const { inventoryLevels } = await client.request(stockLevelsDocument, variables, { signal: params.signal });
        return { ...inventoryLevels, meta: undefined };
      }),
  };
}
