import { DAY_MS } from './calendar.ts';
import type { PlannedOrder } from './plan-orders.ts';
import { STORES } from './retailer.ts';

type Stage = 'MULTICHANNEL' | 'CROSS_CHANNEL' | 'OMNICHANNEL';

/** Cents that a stage costs a store each month at scale 1, for each part of the weight of the store. */
const STAGES: ReadonlyArray<{ readonly stage: Stage; readonly daysAgo: number; readonly monthlyMinor: number }> = [
  { stage: 'MULTICHANNEL', daysAgo: 300, monthlyMinor: 380_000 },
  { stage: 'CROSS_CHANNEL', daysAgo: 240, monthlyMinor: 225_000 },
  { stage: 'OMNICHANNEL', daysAgo: 180, monthlyMinor: 200_000 },
];
const MONTH_DAYS = 30;
/** Of a month of a stage, the day on which its cost is booked: the last 30 days hold one of each stage. */
const BILLED_AFTER_DAYS = 10;
/** Of the day, the hour in UTC at which stages begin and costs are booked: the same day in Paris. */
const HOUR_MS = 3_600_000;
/** Days before a day of a store with which its margin is compared. */
const COMPARED_DAYS = 364;

/** A store that came to a stage, and what it cost there. */
export interface PlannedStage {
  readonly storeCode: string;
  readonly stage: Stage;
  readonly enteredAt: Date;
  readonly costs: ReadonlyArray<{ readonly id: string; readonly bookedAt: Date; readonly amountMinor: number }>;
}

const startOfDay = (at: Date): number => Math.floor(at.getTime() / DAY_MS) * DAY_MS;

/** One stage for each store in turn, with its costs of each month so far. */
export function planMaturity(now: Date, scale: number): PlannedStage[] {
  return STORES.flatMap(({ code, weight }, index) => {
    const planned = STAGES[index % STAGES.length];
    if (!planned) return [];
    const { stage, daysAgo, monthlyMinor } = planned;
    const enteredAt = new Date(startOfDay(now) - daysAgo * DAY_MS + 8 * HOUR_MS);
    const costs = Array.from({ length: daysAgo / MONTH_DAYS }, (_, month) => ({
      id: `demo-${code}-${month}`,
      bookedAt: new Date(enteredAt.getTime() + (month * MONTH_DAYS + BILLED_AFTER_DAYS) * DAY_MS + HOUR_MS),
      amountMinor: Math.max(1, Math.round(monthlyMinor * weight * scale)),
    }));
    return [{ storeCode: code, stage, enteredAt, costs }];
  });
}

/** K16: cents of margin that the stores of a stage had more than 364 days before, over how many days, and its costs. */
export type MaturityTruth = Readonly<Record<Stage, { gainMinor: number; days: number; costMinor: number }>>;

export type MaturityTrail = ReturnType<typeof createMaturityTrail>;

/** Computes from the plan alone what each stage returned. */
export function createMaturityTrail(stages: readonly PlannedStage[], now: Date) {
  const margins = new Map<string, number>();
  const opened = new Map<string, number>();
  const keyOf = (storeCode: string, day: number) => `${storeCode} ${day / DAY_MS}`;
  const add = (storeCode: string, at: Date, minor: number): void => {
    const key = keyOf(storeCode, startOfDay(at));
    margins.set(key, (margins.get(key) ?? 0) + minor);
    opened.set(storeCode, Math.min(opened.get(storeCode) ?? Number.POSITIVE_INFINITY, startOfDay(at)));
  };
  return {
    addOrder({ storeCode, lines, placedAt, returned }: PlannedOrder): void {
      if (storeCode === undefined) return;
      const marginOf = (list: ReadonlyArray<(typeof lines)[number] | undefined>) =>
        list.reduce((sum, line) => sum + (line ? line.netMinor - line.costMinor : 0), 0);
      add(storeCode, placedAt, marginOf(lines));
      if (returned) add(storeCode, returned.at, -marginOf(returned.lines.map(({ index }) => lines[index])));
    },
    finish(): MaturityTruth {
      const none = () => ({ gainMinor: 0, days: 0, costMinor: 0 });
      const truth = { MULTICHANNEL: none(), CROSS_CHANNEL: none(), OMNICHANNEL: none() };
      for (const { storeCode, stage, enteredAt, costs } of stages) {
        const sum = truth[stage];
        sum.costMinor += costs.reduce((all, { amountMinor }) => all + amountMinor, 0);
        for (let day = startOfDay(enteredAt); day < startOfDay(now); day += DAY_MS) {
          const before = day - COMPARED_DAYS * DAY_MS;
          if (before < (opened.get(storeCode) ?? Number.POSITIVE_INFINITY)) continue;
          sum.days += 1;
          sum.gainMinor += (margins.get(keyOf(storeCode, day)) ?? 0) - (margins.get(keyOf(storeCode, before)) ?? 0);
        }
      }
      return truth;
    },
  };
}
