import type { LoggedEvent } from '#kernel/events/event-log.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import { findOrder } from './find-order.ts';

/** The order that an event is about. */
export const orderKey = ({ payload }: LoggedEvent) => ({ type: 'Order', id: String(payload['orderId']) });

/** Changes of one order, for those who may read it; of any other it is not disclosed whether it exists. */
export async function listenToOrder(deps: OrdersDeps, actor: Actor, id: string) {
  const order = await findOrder(deps, createRequestContext({ actor }), { id });
  if (!order) return undefined;
  return (event: LoggedEvent) => (orderKey(event).id === order.id ? [orderKey(event)] : []);
}
