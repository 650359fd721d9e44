import { DAY_MS } from './calendar.ts';
import { createMarkovCredits } from './markov-credits.ts';
import type { PlannedCustomer } from './plan-customers.ts';
import type { PlannedOrder } from './plan-orders.ts';
import type { PlannedFitting } from './plan-service.ts';
import { adviceBefore, type PlannedTalk } from './plan-talks.ts';
import type { PlannedVisit } from './plan-visits.ts';

/** Models by which the plan itself is read, an order at a time. */
const MODELS = ['FIRST_TOUCH', 'LAST_TOUCH', 'LINEAR', 'SHAPLEY'] as const;
type Model = (typeof MODELS)[number];

/**
 * A7: by model, the orders that each channel led to; those without a moment before are left out. MARKOV_1 is of the paths to
 * orders alone.
 */
export type CreditTruth = Readonly<Record<Model | 'MARKOV_1', Readonly<Record<string, number>>>>;

export type CreditTrail = ReturnType<typeof createCreditTrail>;

/** Days before an order in which moments count, as the report has it unless told otherwise. */
const WINDOW_MS = 30 * DAY_MS;

interface Moment {
  readonly at: number;
  readonly channel: string;
}

/** What a model gives each moment of one order, in the order of time. */
const SPLITS: Readonly<Record<Model, (path: readonly string[], index: number) => number>> = {
  FIRST_TOUCH: (_, index) => (index === 0 ? 1 : 0),
  LAST_TOUCH: (path, index) => (index === path.length - 1 ? 1 : 0),
  LINEAR: (path) => 1 / path.length,
  // An order that no channel of its path may lack is worth the same to each of them.
  SHAPLEY: (path, index) => (path.indexOf(path[index] ?? '') === index ? 1 / new Set(path).size : 0),
};

/** Follows which moments led to which order, from the plan alone. */
export function createCreditTrail(
  customers: readonly PlannedCustomer[],
  met: { readonly talks: readonly PlannedTalk[]; readonly fittings: readonly PlannedFitting[] },
) {
  const linked = new Map(
    customers.flatMap(({ habit, anonymousId, ref }) => (habit === 'STORE_ONLY' ? [] : [[anonymousId, ref]])),
  );
  const moments = new Map<string, Moment[]>();
  const orders: Array<{ readonly ref: string; readonly at: number }> = [];
  const add = (ref: string, at: number, channel: string) => {
    const own = moments.get(ref) ?? [];
    moments.set(ref, own);
    own.push({ at, channel });
  };
  for (const { customer, at } of met.talks) add(customer.ref, at.getTime(), 'STORE');
  for (const { customerRef, at } of met.fittings) add(customerRef, at.getTime(), 'STORE');
  return {
    addOrder(order: PlannedOrder): void {
      const { customer, placedAt } = order;
      if (!customer) return;
      orders.push({ ref: customer.ref, at: placedAt.getTime() });
      const advice = adviceBefore(order);
      if (advice) add(customer.ref, advice.at.getTime(), 'STORE');
    },
    addVisit({ touches, isBot }: PlannedVisit): void {
      if (isBot) return;
      for (const { anonymousId = '', customerRef, occurredAt, channel } of touches) {
        const ref = customerRef ?? linked.get(anonymousId);
        if (ref !== undefined) add(ref, Date.parse(occurredAt), channel);
      }
    },
    finish(): CreditTruth {
      const credits: Record<Model, Record<string, number>> = {
        FIRST_TOUCH: {},
        LAST_TOUCH: {},
        LINEAR: {},
        SHAPLEY: {},
      };
      const markov = createMarkovCredits();
      for (const own of moments.values()) own.sort((a, b) => a.at - b.at);
      for (const { ref, at } of orders) {
        const path = (moments.get(ref) ?? [])
          .filter((moment) => moment.at <= at && moment.at >= at - WINDOW_MS)
          .map(({ channel }) => channel);
        markov.addPath(path);
        for (const model of MODELS)
          for (const [index, channel] of path.entries())
            credits[model][channel] = (credits[model][channel] ?? 0) + SPLITS[model](path, index);
      }
      return { ...credits, MARKOV_1: markov.finish() };
    },
  };
}
