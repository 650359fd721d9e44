import { planGiftCards, planInteractions, toGiftCard, toInteraction } from './load-people.ts';
import type { SeedTarget } from './seed-span.ts';
import { inBatches } from './send-in-batches.ts';
import type { ShopPlan } from './shop-plan.ts';

const BATCH = 1_000;

/** Seeds the talks and gift cards of a part of the history, and their customers. */
export async function seedPeople(plan: ShopPlan, { ports, ids, signal }: SeedTarget, isOf: (at: Date) => boolean) {
  const talks = planInteractions(plan).filter(({ at }) => isOf(at));
  const cards = planGiftCards(plan).filter(({ at }) => isOf(at));
  await ids.ensureCustomers([...talks, ...cards].flatMap(({ customer }) => customer ?? []));
  for (const batch of inBatches(talks, BATCH)) {
    signal.throwIfAborted();
    await ports.interactions({ source: 'demo', interactions: batch.map((talk) => toInteraction(talk, ids)) });
  }
  for (const batch of inBatches(cards, BATCH)) {
    signal.throwIfAborted();
    await ports.giftCards({ cards: batch.map((card) => toGiftCard(card, ids)) });
  }
}
