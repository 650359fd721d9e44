import type { PlannedOrder } from './plan-orders.ts';
import type { PlannedConversation, PlannedFitting, PlannedService } from './plan-service.ts';
import type { PlannedTalk } from './plan-talks.ts';

/** What was planned of service in the days that a shop opens with. */
export interface ServicePlan {
  readonly orders: readonly PlannedService[];
  /** Talks before which what is known of the customer was read. */
  readonly readTalks: readonly PlannedTalk[];
  /** How many talks there were. */
  readonly talks: number;
  readonly conversations: readonly PlannedConversation[];
  readonly fittings: readonly PlannedFitting[];
}

/** How service was in the days that a shop opens with, and what came back of all orders. */
export interface ServiceTruth {
  /** K20: promises by kind, and those kept. */
  readonly promises: Readonly<Record<string, { made: number; kept: number }>>;
  /** K17: store sales that the warehouse shipped. */
  readonly savedSales: number;
  /** K18: returns of orders, those of online orders, those of them that a store took, exchanges. */
  readonly returns: { all: number; online: number; inStore: number; exchanged: number };
  /** K19: cents that gift cards paid in orders, and those in another channel than the one that sold the card. */
  readonly giftCards: { paidMinor: number; crossedMinor: number };
  /** K21: conversations by channel. */
  readonly conversations: Readonly<Record<string, { opened: number; resolved: number }>>;
  /** K13: talks and fittings, and those before which an associate had read. */
  readonly talks: { all: number; read: number };
  /** K14: goods tried on of which an outcome was said. */
  readonly recordedTryOns: number;
}

export type ServiceTrail = ReturnType<typeof createServiceTrail>;

/** Counts service from the plan alone; returns as the orders go by. */
export function createServiceTrail(plan: ServicePlan) {
  const returns = { all: 0, online: 0, inStore: 0, exchanged: 0 };
  return {
    addOrder({ returned, storeCode }: PlannedOrder, warehouse: string): void {
      if (!returned) return;
      returns.all += 1;
      if (storeCode !== undefined) return;
      returns.online += 1;
      if (returned.locationCode !== warehouse) returns.inStore += 1;
    },
    finish(): ServiceTruth {
      const promises: Record<string, { made: number; kept: number }> = {};
      const conversations: Record<string, { opened: number; resolved: number }> = {};
      const giftCards = { paidMinor: 0, crossedMinor: 0 };
      for (const { order, promise, cardUse, isExchanged } of plan.orders) {
        if (promise) {
          const kind = promises[promise.promise] ?? { made: 0, kept: 0 };
          promises[promise.promise] = kind;
          kind.made += 1;
          kind.kept += promise.doneAt <= promise.promisedBy ? 1 : 0;
        }
        giftCards.paidMinor += cardUse?.amountMinor ?? 0;
        giftCards.crossedMinor += cardUse && cardUse.soldIn !== order.channel ? cardUse.amountMinor : 0;
        returns.exchanged += isExchanged ? 1 : 0;
      }
      for (const { channel, resolvedAt } of plan.conversations) {
        const own = conversations[channel] ?? { opened: 0, resolved: 0 };
        conversations[channel] = own;
        own.opened += 1;
        own.resolved += resolvedAt ? 1 : 0;
      }
      return {
        promises,
        savedSales: plan.orders.filter(({ deliveredAt }) => deliveredAt).length,
        returns,
        giftCards,
        conversations,
        talks: { all: plan.talks + plan.fittings.length, read: plan.readTalks.length },
        recordedTryOns: plan.fittings.reduce((sum, { outcomes }) => sum + outcomes.length, 0),
      };
    },
  };
}
