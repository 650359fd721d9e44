import type { CountedSale } from '../../live/model/live-state.ts';
import { ORDER_CANCELED, ORDER_PLACED, ORDER_RETURNED } from './order-events.ts';
import type { FactEvent } from './reader.ts';

const SALES = new Set([ORDER_PLACED, ORDER_CANCELED, ORDER_RETURNED]);

/** Where the orders of some events were sold, those taken back included; events that cannot be read are none. */
export function salesIn(events: readonly FactEvent[]): CountedSale[] {
  return events.flatMap(({ type, payload: { channel, storeId } }) => {
    if (!SALES.has(type) || typeof channel !== 'string') return [];
    return [{ channel, storeId: typeof storeId === 'string' && storeId !== '' ? storeId : undefined }];
  });
}
