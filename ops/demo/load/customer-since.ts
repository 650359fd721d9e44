import { sql } from '#kernel/database/sql.ts';
import type { PlannedCustomer } from '../plan/plan-customers.ts';
import type { PlannedOrder } from '../plan/plan-orders.ts';
import type { Random } from '../plan/random.ts';
import type { SeedSession } from './seed-session.ts';

const DAY_MS = 86_400_000;

/** Since when each person is a customer. */
export interface CustomerSince {
  addOrder(order: PlannedOrder): void;
  /** Dates every customer at the first order; a customer without orders, at a random moment of the history. */
  write(session: SeedSession, ids: ReadonlyMap<string, string>): Promise<void>;
}

export function createCustomerSince(
  random: Random,
  facts: { readonly customers: readonly PlannedCustomer[]; readonly now: Date; readonly days: number },
): CustomerSince {
  const since = new Map<string, number>();
  return {
    addOrder({ customer, placedAt }) {
      if (!customer) return;
      const known = since.get(customer.ref);
      if (known === undefined || placedAt.getTime() < known) since.set(customer.ref, placedAt.getTime());
    },
    async write(session, ids) {
      const customerIds: string[] = [];
      const moments: string[] = [];
      for (const { ref } of facts.customers) {
        const id = ids.get(ref);
        if (id === undefined) continue;
        const never = facts.now.getTime() - random.int(1, facts.days) * DAY_MS;
        customerIds.push(id);
        moments.push(new Date(since.get(ref) ?? never).toISOString());
      }
      await session.run(
        'customers',
        sql`update customer set created_at = first.at
            from unnest(${customerIds}::text[], ${moments}::timestamptz[]) as first (id, at)
            where customer.id = first.id`,
      );
    },
  };
}
