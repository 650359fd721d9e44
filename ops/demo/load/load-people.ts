import type { PlannedCustomer } from '../plan/plan-customers.ts';
import type { Random } from '../plan/random.ts';
import { STORES } from '../plan/retailer.ts';
import type { DemoIds } from './load-orders.ts';

/** One customer in the words of `customersResolveIdentities`. */
export function toIdentitySet(customer: PlannedCustomer) {
  return {
    ref: customer.ref,
    source: 'demo',
    identifiers: customer.identifiers,
    profile: {
      firstName: customer.firstName,
      lastName: customer.lastName,
      email: customer.identifiers[0]?.value ?? null,
    },
  };
}

const KINDS = ['ADVICE', 'HANDLED', 'TRY_ON', 'DEMO', 'MESSAGE', 'CALL'] as const;

/** Talks of associates with customers who come to stores, some of them before a purchase elsewhere. */
export function* planInteractions(
  random: Random,
  facts: {
    count: number;
    customers: readonly PlannedCustomer[];
    ids: DemoIds;
    now: Date;
    days: number;
  },
) {
  const guests = facts.customers.filter((customer) => customer.habit !== 'REMOTE_ONLY');
  const variants = [...facts.ids.variants.values()];
  for (let index = 0; index < facts.count; index++) {
    const guest = random.pick(guests);
    const at = new Date(facts.now.getTime() - random.int(3600, facts.days * 86_400) * 1000);
    yield {
      externalId: `i${index}`,
      customerId: facts.ids.customers.get(guest.ref),
      staffId: random.pick(facts.ids.associates),
      locationId: facts.ids.locations.get(guest.homeStore),
      kind: random.pick(KINDS),
      variantIds: [random.pick(variants).variantId],
      occurredAt: at.toISOString(),
      sentiment: random.int(-1, 2),
    };
  }
}

/** Gift cards sold over the year, half of them to known customers, some partly spent. */
export function* planGiftCards(
  random: Random,
  facts: { count: number; customers: readonly PlannedCustomer[]; ids: DemoIds; now: Date },
) {
  for (let index = 0; index < facts.count; index++) {
    const amount = random.pick([3_000, 5_000, 8_000, 10_000, 15_000]);
    const issuedAt = new Date(facts.now.getTime() - random.int(1, 330) * 86_400_000);
    const spent = random.chance(0.4) ? Math.round((amount * random.next()) / 100) * 100 : 0;
    const spentAt = new Date(issuedAt.getTime() + (facts.now.getTime() - issuedAt.getTime()) * random.next());
    yield {
      code: `DEMO${String(index).padStart(4, '2')}GIFT${String(random.int(2222, 9999))}`,
      kind: random.pick(['PLASTIC', 'EMAIL', 'WALLET'] as const),
      currency: 'EUR',
      amountMinor: String(amount),
      channel: random.pick(['STORE', 'WEB'] as const),
      customerId: random.chance(0.5) ? (facts.ids.customers.get(random.pick(facts.customers).ref) ?? null) : null,
      issuedAt: issuedAt.toISOString(),
      redemptions: spent > 0 ? [{ orderId: null, amountMinor: String(spent), at: spentAt.toISOString() }] : [],
    };
  }
}

/** Associates of every store beside the ones who sign in: two a store. */
export function planAssociates(): Array<{ name: string; email: string; storeCode: string }> {
  const names = [
    'Lou',
    'Sacha',
    'Charlie',
    'Andréa',
    'Dominique',
    'Claude',
    'Morgan',
    'Alix',
    'Maxence',
    'Eden',
    'Noa',
    'Ange',
  ];
  return STORES.flatMap((store, index) =>
    [0, 1].map((second) => ({
      name: `${names[(index * 2 + second) % names.length]} (${store.name})`,
      email: `${store.code.toLowerCase()}.${second + 1}@demo.passerelle.test`,
      storeCode: store.code,
    })),
  );
}
