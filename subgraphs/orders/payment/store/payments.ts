import type { Database, Reader } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { OrderStatus } from '../../order/model/order.ts';
import { prismaOf } from '../../prisma/client.ts';

/** The order that a provider's payment belongs to, and what was decided of it. */
export async function findPaymentOrder(
  db: Database,
  provider: string,
  providerKey: string,
): Promise<{ orderId: string; status: OrderStatus } | undefined> {
  const payment = await prismaOf(db).payment.findFirst({
    where: { providerKey, provider },
    select: { order: { select: { id: true, status: true } } },
  });
  return payment ? { orderId: payment.order.id, status: payment.order.status as OrderStatus } : undefined;
}

export async function isNoticed(db: Database, provider: string, eventId: string): Promise<boolean> {
  return (await prismaOf(db).paymentNotice.count({ where: { provider, eventId } })) > 0;
}

export async function insertNotice(
  db: Reader,
  notice: { provider: string; eventId: string; providerKey: string; kind: string; now: Date },
): Promise<void> {
  await db.query(sql`
    insert into payment_notice (provider, event_id, provider_key, kind, received_at)
    values (${notice.provider}, ${notice.eventId}, ${notice.providerKey}, ${notice.kind}, ${notice.now})
    on conflict do nothing`);
}
