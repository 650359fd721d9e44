import { insertEvents, type NewEvent } from '#kernel/events/outbox.ts';
import { planMaturity } from '../plan/plan-maturity.ts';
import type { SeedTarget } from './seed-span.ts';
import type { ShopPlan } from './shop-plan.ts';

const event = (step: string, aggregateId: string, occurredAt: Date, payload: NewEvent['payload']): NewEvent => ({
  type: `inventory.maturity-${step}.v1`,
  aggregateId,
  aggregateVersion: 0,
  occurredAt,
  payload,
});

/** Tells which stage of maturity the stores have reached, and what it cost, as docs/events.md has it. */
export async function seedMaturity({ now, facts }: ShopPlan, { session, ids }: SeedTarget): Promise<void> {
  const events = planMaturity(now, facts.scale).flatMap(({ storeCode, stage, enteredAt, costs }): NewEvent[] => {
    const locationId = ids.locations.get(storeCode);
    if (locationId === undefined) return [];
    return [
      event('stage-entered', locationId, enteredAt, { locationId, stage, enteredAt: enteredAt.toISOString() }),
      ...costs.map(({ id, bookedAt, amountMinor }) =>
        event('cost-booked', locationId, bookedAt, {
          costId: id,
          locationId,
          stage,
          costMinor: String(amountMinor),
          currency: 'EUR',
          bookedAt: bookedAt.toISOString(),
        }),
      ),
    ];
  });
  await session.run('inventory', insertEvents(events));
}
