import type { Gauge } from '#kernel/runtime/gauges.ts';
import { MINUTE } from '#kernel/values/time.ts';
import type { OrdersDeps } from '../deps.ts';
import { countRecentPayments } from './store/payments.ts';

/** Minutes that a rate looks back. */
const WINDOW_MINUTES = 5;

/** What was ordered in the last minutes, and how far it is paid. */
export async function readPaymentGauges({ db, clock }: Pick<OrdersDeps, 'db' | 'clock'>): Promise<Gauge[]> {
  const since = new Date(clock.now().getTime() - WINDOW_MINUTES * MINUTE);
  const { orderCount, payments } = await countRecentPayments(db, since);
  return [
    { name: 'passerelle_orders_placed', help: 'Orders that were placed in the last 5 minutes.', value: orderCount },
    ...payments.map(
      ({ status, count }): Gauge => ({
        name: 'passerelle_order_payments',
        help: 'Payments of orders that were placed in the last 5 minutes.',
        labels: { status },
        value: count,
      }),
    ),
  ];
}
