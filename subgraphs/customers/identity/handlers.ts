import { z } from 'zod';
import type { EventHandler, Subscription } from '#kernel/events/consumer.ts';
import type { LoggedEvent } from '#kernel/events/event-log.ts';
import { holderIdentifier } from './model/holder-identifier.ts';
import { type Identifier, normalizeIdentifier } from './model/identifiers.ts';
import type { Observation } from './model/identity-plan.ts';
import { applyObservations } from './resolve-identities.ts';
import { readIdlePairs } from './store/identifiers.ts';

/** Records that one address joins to one customer: a machine orders for thousands of people under its own. */
const MAX_RECORDS = 250;

const orderPlaced = z.object({
  orderId: z.string(),
  /** Whose session placed it: an account's or a guest's own id. */
  customerId: z.templateLiteral(['cus_', z.string()]).nullish(),
  /** What the buyer typed, without proof; absent where nobody typed anything. */
  buyerEmail: z.string().nullish(),
  placedAt: z.coerce.date(),
});

/** An order's buyer, and what they said. */
interface Said {
  readonly holder: Identifier;
  readonly seen: Identifier;
  readonly observation: Observation;
}

function readBuyer({ payload }: LoggedEvent): Said[] {
  const { orderId, customerId, buyerEmail, placedAt } = orderPlaced.parse(payload);
  const email = buyerEmail ? normalizeIdentifier('EMAIL', buyerEmail) : undefined;
  if (!customerId || !email) return [];
  const profile = { email: email.value };
  const said = { ref: orderId, holderId: customerId, identifiers: [email], source: 'order', seenAt: placedAt, profile };
  return [{ holder: holderIdentifier(customerId), seen: email, observation: said }];
}

/**
 * The address of an order joins the record of its buyer to who is known by it, for figures and staff. To type an
 * address proves nothing, so it opens nothing to a token.
 */
const buyersOfOrders: EventHandler = {
  name: 'identity-buyers',
  types: ['orders.order-placed.v1'],
  async handle(tx, events) {
    const said = events.flatMap(readBuyer);
    if (said.length === 0) return;
    const idle = await readIdlePairs(tx, said, MAX_RECORDS);
    const observations = said.flatMap(({ observation }, index) => (idle.has(index) ? [] : [observation]));
    if (observations.length > 0) await applyObservations(tx, observations, new Date());
  },
};

export const subscriptions: readonly Subscription[] = [{ publisher: 'orders', handlers: [buyersOfOrders] }];
