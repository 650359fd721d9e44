import { listByPage } from '../../../api/connection.ts';
import {
  type InventoryLevelCondition,
  type StockLevelsResult,
  stockLevelsDocument,
} from '../../../api/generated/inventory/stock.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import type { Hit } from '../../../layout/menu.ts';

export type StockLevel = StockLevelsResult['inventoryLevels']['nodes'][number];

/** A level as one line. */
export const levelLine = ({ variant, location }: StockLevel): Hit => ({
  path: variant?.product ? `/products/${encodeURIComponent(variant.product.id)}` : '/stock',
  primary: [variant?.product?.title, variant?.title].filter((part) => part).join(', ') || '–',
  secondary: location.name,
});

export const stockHandlers: CreateHandlers = (client, cursors) => {
  return {
    getList: (params) =>
      listByPage(cursors, 'stock', params, async (first, after) => {
        const { locationId, state } = params.filter as { locationId?: string; state?: InventoryLevelCondition };
        const filter = { ...(locationId ? { locationIds: [locationId] } : {}), ...(state ? { condition: state } : {}) };
        const variables = { first, after, filter };
        const { inventoryLevels } = await client.request(stockLevelsDocument, variables, { signal: params.signal });
        return { ...inventoryLevels, meta: undefined };
      }),
  };
};
