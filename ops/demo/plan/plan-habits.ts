import { DAY_MS, isClosed } from './calendar.ts';
import type { PlannedCustomer } from './plan-customers.ts';
import type { PlannedProduct, PlannedVariant } from './plan-products.ts';
import type { Random } from './random.ts';

/** X17: somebody who buys the same article again and again, in the store near them. */
export interface PlannedHabit {
  readonly customer: PlannedCustomer;
  readonly variant: PlannedVariant;
  /** Days from one purchase to the next. */
  readonly gapDays: number;
}

/** One purchase by habit; no two have the same number. */
interface DueHabit {
  readonly habit: PlannedHabit;
  readonly number: number;
}

/** Of the customers who come to stores, those with a habit. */
const HABIT_SHARE = 0.02;
const GAP_DAYS = [28, 63] as const;
/** Days by which a purchase comes earlier or later than its habit has it, if the store is open. */
const EARLY_OR_LATE = 2;
/** Articles that are worn out and bought again. */
const WORN_OUT = 'Chemises';

/** The habits of a history, whose last day is left out since it is not over. */
export function planHabits(
  random: Random,
  facts: {
    readonly customers: readonly PlannedCustomer[];
    readonly products: readonly PlannedProduct[];
    readonly opening: number;
    readonly days: number;
  },
) {
  const { customers, opening, days } = facts;
  const shirts = facts.products.filter(({ category }) => category === WORN_OUT);
  const articles = (shirts.length > 0 ? shirts : facts.products).flatMap(({ variants: [first] }) => first ?? []);
  const byDay = new Map<number, DueHabit[]>();
  const habits: PlannedHabit[] = [];
  let number = 0;
  for (const customer of customers) {
    if (customer.habit === 'REMOTE_ONLY' || !random.chance(HABIT_SHARE)) continue;
    const habit = { customer, variant: random.pick(articles), gapDays: random.int(...GAP_DAYS) };
    habits.push(habit);
    const first = Math.max(0, customer.joinedDay) + random.int(1, habit.gapDays);
    for (let due = first; due < days - 1; due += habit.gapDays) {
      let day = Math.max(first, due + random.int(-EARLY_OR_LATE, EARLY_OR_LATE));
      while (isClosed(opening + day * DAY_MS)) day += 1;
      if (day >= days - 1) break;
      byDay.set(day, [...(byDay.get(day) ?? []), { habit, number: ++number }]);
    }
  }
  return {
    habits,
    dueOn: (day: number): readonly DueHabit[] => byDay.get(day) ?? [],
  };
}
