import type { Reader } from '#kernel/database/database.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { assignments } from '#kernel/database/write.ts';
import { payment } from '../../prisma/generated/tables.ts';

/** The payment of the order that the expression `o` changed waits for its customer, or for a late answer. */
export function awaitPaymentAction(providerKey: string | null, reference: string | null, now: Date): SqlQuery {
  return sql`
    update payment set ${assignments(payment, { status: 'REQUIRES_ACTION', reference, updatedAt: now })}
    from o where payment.order_id = o.id and provider_key = ${providerKey}`;
}

/** The provider's payment of the order that the expression `o` placed is authorized; none when it needed no provider. */
export function markAuthorized(providerKey: string | null, reference: string | null, now: Date): SqlQuery {
  return sql`
    update payment set status = 'AUTHORIZED', reference = coalesce(${reference}, reference), updated_at = ${now}
    from o where payment.order_id = o.id and payment.provider_key = ${providerKey}::text`;
}

export async function markDeclined(db: Reader, providerKey: string | null, now: Date): Promise<void> {
  await db.query(sql`
    update payment set ${assignments(payment, { status: 'DECLINED', updatedAt: now })}
    where provider_key = ${providerKey} and status in ('PENDING', 'REQUIRES_ACTION')`);
}
