import type { OrdersDeps } from '../deps.ts';
import { type ChangedOrder, completionOf, isPlaced } from './model/order.ts';
import { readOrder } from './store/orders.ts';

/** The order as a change has left it. */
export async function rereadOrder(deps: OrdersDeps, id: string): Promise<ChangedOrder> {
  const order = await readOrder(deps.db, id);
  if (!order || !isPlaced(order)) throw new Error(`the order ${id} has vanished`);
  return { order, completion: completionOf(order) };
}
