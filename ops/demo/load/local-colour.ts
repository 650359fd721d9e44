import { sql } from '#kernel/database/sql.ts';
import type { PlannedCustomer } from '../plan-customers.ts';
import type { PlannedOrder } from '../plan-orders.ts';
import type { Random } from '../random.ts';
import type { Filling } from './open-filling.ts';

/** The house speaks French where the catalogue's first channels have English names. */
const CHANNEL_NAMES = { WEB: 'Site', APP: 'Appli', STORE: 'Boutique', PHONE: 'Téléphone' };
const DAY_MS = 86_400_000;

/** Gives the channels the names that a French house has for them. */
export async function nameChannels(filling: Filling): Promise<void> {
  await filling.run(
    'catalog',
    sql`update channel set name = named.name
        from unnest(${Object.keys(CHANNEL_NAMES)}::text[], ${Object.values(CHANNEL_NAMES)}::text[]) as named (code, name)
        where channel.code = named.code`,
  );
}

/** Since when the house knows each customer. */
export interface Acquaintance {
  meet(order: PlannedOrder): void;
  /** Dates every customer at the first order; who never ordered, somewhere in the history. */
  write(filling: Filling, people: ReadonlyMap<string, string>): Promise<void>;
}

export function createAcquaintance(
  random: Random,
  facts: { readonly customers: readonly PlannedCustomer[]; readonly now: Date; readonly days: number },
): Acquaintance {
  const since = new Map<string, number>();
  return {
    meet({ customer, placedAt }) {
      if (!customer) return;
      const known = since.get(customer.ref);
      if (known === undefined || placedAt.getTime() < known) since.set(customer.ref, placedAt.getTime());
    },
    async write(filling, people) {
      const ids: string[] = [];
      const moments: string[] = [];
      for (const { ref } of facts.customers) {
        const id = people.get(ref);
        if (id === undefined) continue;
        const never = facts.now.getTime() - random.int(1, facts.days) * DAY_MS;
        ids.push(id);
        moments.push(new Date(since.get(ref) ?? never).toISOString());
      }
      await filling.run(
        'customers',
        sql`update customer set created_at = met.at
            from unnest(${ids}::text[], ${moments}::timestamptz[]) as met (id, at)
            where customer.id = met.id`,
      );
    },
  };
}
