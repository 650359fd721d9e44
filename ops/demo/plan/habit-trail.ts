import { DAY_MS } from './calendar.ts';
import type { PlannedHabit } from './plan-habits.ts';
import type { PlannedOrder } from './plan-orders.ts';

/** X17: somebody's habit, and the days on which they bought the product, by habit or otherwise. */
export interface HabitTruth {
  readonly email: string;
  readonly handle: string;
  readonly gapDays: number;
  /** In the order of time. */
  readonly boughtOn: readonly string[];
}

export type HabitTrail = ReturnType<typeof createHabitTrail>;

/** Follows what customers with a habit buy of its product, from the plan alone. */
export function createHabitTrail(habits: readonly PlannedHabit[]) {
  const byRef = new Map(habits.map((habit) => [habit.customer.ref, { habit, days: new Set<number>() }]));
  return {
    addOrder({ customer, lines, placedAt }: PlannedOrder): void {
      const own = byRef.get(customer?.ref ?? '');
      if (!own || !lines.some(({ variant }) => variant.product === own.habit.variant.product)) return;
      own.days.add(Math.floor(placedAt.getTime() / DAY_MS));
    },
    finish(): HabitTruth[] {
      return [...byRef.values()].map(({ habit: { customer, variant, gapDays }, days }) => ({
        email: customer.identifiers.find(({ kind }) => kind === 'EMAIL')?.value ?? '',
        handle: variant.product.handle,
        gapDays,
        boughtOn: [...days].sort((a, b) => a - b).map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10)),
      }));
    },
  };
}
