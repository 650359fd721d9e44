import { DAY_MS } from '../plan/calendar.ts';
import { countJoined, type PlannedCustomer } from '../plan/plan-customers.ts';
import { type PlannedTalk, TALK_KINDS } from '../plan/plan-talks.ts';
import { DEMO_STAFF, STORES } from '../plan/retailer.ts';
import type { DemoIds } from './demo-ids.ts';
import type { ShopPlan } from './shop-plan.ts';

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

/** Talks over the whole history, none before its customer joined. */
export function planInteractions(plan: ShopPlan): PlannedTalk[] {
  const random = plan.random.fork('talks');
  const guests = plan.customers.filter((customer) => customer.habit !== 'REMOTE_ONLY');
  const skus = plan.products.flatMap((product) => product.variants.map(({ sku }) => sku));
  const seconds = Math.floor((plan.now.getTime() - plan.opening.getTime()) / 1000);
  return Array.from({ length: plan.interactionCount }, (_, index) => {
    const at = new Date(plan.now.getTime() - random.int(3600, seconds) * 1000);
    const day = Math.floor((at.getTime() - plan.opening.getTime()) / DAY_MS);
    return {
      externalId: `i${index}`,
      customer: guests[random.int(0, Math.max(1, countJoined(guests, day - 1)) - 1)] ?? random.pick(guests),
      kind: random.pick(TALK_KINDS),
      sku: random.pick(skus),
      at,
      sentiment: random.int(-1, 2),
    };
  });
}

/** A talk in the words of `customersImportInteractions`. */
export function toInteraction(talk: PlannedTalk, ids: DemoIds) {
  const { externalId, customer, kind, sku, at, sentiment } = talk;
  const variantId = ids.variants.get(sku)?.variantId;
  return {
    externalId,
    customerId: ids.customers.get(customer.ref),
    staffId: ids.associates.get(customer.homeStore)?.[at.getUTCDate() % 2],
    locationId: ids.locations.get(customer.homeStore),
    kind,
    variantIds: variantId === undefined ? [] : [variantId],
    occurredAt: at.toISOString(),
    sentiment,
  };
}

interface PlannedGiftCard {
  readonly code: string;
  readonly kind: 'PLASTIC' | 'EMAIL' | 'WALLET';
  readonly amountMinor: number;
  readonly channel: 'STORE' | 'WEB';
  readonly customer: PlannedCustomer | undefined;
  readonly at: Date;
  readonly spent: { readonly amountMinor: number; readonly at: Date } | undefined;
}

/** Gift cards sold over the year, half of them to known customers, some partly spent. */
export function planGiftCards(plan: ShopPlan): PlannedGiftCard[] {
  const random = plan.random.fork('cards');
  return Array.from({ length: plan.giftCardCount }, (_, index) => {
    const amountMinor = random.pick([3_000, 5_000, 8_000, 10_000, 15_000]);
    const at = new Date(plan.now.getTime() - random.int(1, 330) * DAY_MS);
    const spentMinor = random.chance(0.4) ? Math.round((amountMinor * random.next()) / 100) * 100 : 0;
    const spentAt = new Date(at.getTime() + (plan.now.getTime() - at.getTime()) * random.next());
    return {
      code: `DEMO${String(index).padStart(4, '2')}GIFT${String(random.int(2222, 9999))}`,
      kind: random.pick(['PLASTIC', 'EMAIL', 'WALLET'] as const),
      amountMinor,
      channel: random.pick(['STORE', 'WEB'] as const),
      customer: random.chance(0.5) ? random.pick(plan.customers) : undefined,
      at,
      spent: spentMinor > 0 ? { amountMinor: spentMinor, at: spentAt } : undefined,
    };
  });
}

/** A card in the words of `loyaltyImportGiftCards`. */
export function toGiftCard({ code, kind, amountMinor, channel, customer, at, spent }: PlannedGiftCard, ids: DemoIds) {
  return {
    code,
    kind,
    currency: 'EUR',
    amountMinor: String(amountMinor),
    channel,
    customerId: (customer && ids.customers.get(customer.ref)) ?? null,
    issuedAt: at.toISOString(),
    redemptions: spent ? [{ orderId: null, amountMinor: String(spent.amountMinor), at: spent.at.toISOString() }] : [],
  };
}

/** Who signs in as an associate of a store of the demo: one of its two. */
export const signedInAssociates = () =>
  DEMO_STAFF.flatMap(({ email, roles, storeCodes: [storeCode] }) =>
    storeCode !== undefined && (roles as readonly string[]).includes('ASSOCIATE') ? [{ email, storeCode }] : [],
  );

/** Associates of every store besides the ones who sign in, with whom they are two a store. */
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
    (signedInAssociates().some(({ storeCode }) => storeCode === store.code) ? [1] : [0, 1]).map((second) => ({
      name: `${names[(index * 2 + second) % names.length]} (${store.name})`,
      email: `${store.code.toLowerCase()}.${second + 1}@demo.passerelle.test`,
      storeCode: store.code,
    })),
  );
}
