import type { RequestContext } from '#kernel/request/context.ts';
import { can } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { OrderRate } from './model/order-rate.ts';
import { readOrderRates } from './store/order-rates.ts';

/** The rates stored with orders, in the order asked for; null without one, and for who may not see orders. */
export async function getOrderRates(
  { db }: Pick<AttributionDeps, 'db'>,
  { actor }: RequestContext,
  orderIds: readonly string[],
): Promise<Array<OrderRate | null>> {
  if (!can(actor, 'orders:read') && !can(actor, 'reports:read')) return orderIds.map(() => null);
  const rates = new Map((await readOrderRates(db, orderIds)).map((one) => [one.orderId as string, one]));
  return orderIds.map((id) => rates.get(id) ?? null);
}
