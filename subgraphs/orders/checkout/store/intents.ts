import type { Reader } from '#kernel/database/database.ts';
import { integer, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import type { OrderId } from '../../../shared/ids.ts';
import type { StoredRouting } from '../../order/model/order.ts';
import type { NewPayment } from '../../order/model/payment.ts';
import { storeRouting } from '../../order/store/order-changes.ts';
import { insertPayments } from '../../payment/store/new-payments.ts';

/**
 * Writes the payment intents and what is held where, before any provider is called.
 * @returns false when the order was decided in between.
 */
export async function storeIntents(
  db: Reader,
  held: {
    readonly id: OrderId;
    readonly routing: StoredRouting;
    readonly payments: readonly NewPayment[];
    readonly now: Date;
  },
): Promise<boolean> {
  const [row] = await db.query(sql`
    with o as (${storeRouting(held.id, held.routing)}),
    p as (${insertPayments(held.payments, held.now)})
    select ${select({ found: integer(sql`count(*)`) })} from o`);
  return row?.found === 1;
}
