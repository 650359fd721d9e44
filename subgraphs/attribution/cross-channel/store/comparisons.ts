import { addDays, type BusinessDay } from '../../periods/model/business-day.ts';
import type { Period } from '../../periods/model/period.ts';
import { bigint, boolean, integer } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import { MOST_ORDERS, type ObservedGroup } from '../model/omni-comparison.ts';
import { earlierPeriod, habitPeriod, purchasesBefore, REPEAT_DAYS } from '../model/windows.ts';
import {
  anywhere,
  crossChannelSql,
  type Days,
  type FactScope,
  type Params,
  paramsOf,
  purchases,
  standingOrders,
  storeMoments,
  touches,
} from './cross-channel-sql.ts';

const COLUMNS = {
  is_omni: boolean,
  orders: integer,
  people: integer,
  amount: bigint,
  times: bigint,
  amount_squares: bigint,
  times_squares: bigint,
  products: bigint,
};

/** One observation a person, `person, amount, times`, of what the filters name; and the days that it and their habits are of. */
interface Observation {
  readonly observed: string;
  readonly days: Days & { readonly habit: Period };
  readonly more?: Params;
}

/** An observation with all orders of the year up to a day, wherever they were, by which people are of one channel or several. */
export function withHabits(facts: FactScope, { observed, days, more = {} }: Observation) {
  return {
    parts: { observed, habit: purchases(anywhere(facts), 'habit') },
    params: paramsOf(facts, days, { ...more, most: MOST_ORDERS }),
  };
}

async function readGroups(warehouse: Warehouse, facts: FactScope, observation: Observation): Promise<ObservedGroup[]> {
  const { parts, params } = withHabits(facts, observation);
  const statement = crossChannelSql('omni_against_mono', parts);
  const rows = await warehouse.query(facts.scope.generation, statement, COLUMNS, params, 'HEAVY');
  return rows.map((row) => ({
    isOmni: row.is_omni,
    orders: row.orders,
    ratio: {
      people: row.people,
      amount: Number(row.amount),
      times: Number(row.times),
      amountSquares: Number(row.amount_squares),
      timesSquares: Number(row.times_squares),
      products: Number(row.products),
    },
  }));
}

/** Customers of the period before: 1 for those who bought again in this one. */
export function retention(facts: FactScope): Observation {
  const { period } = facts.scope;
  const earlier = earlierPeriod(period);
  const both = { from: earlier.from, to: period.to };
  const observed = crossChannelSql('retention', { purchases: purchases(facts, 'both') });
  return { observed, days: { habit: habitPeriod(earlier), both, period } };
}

/** Customers of the period before, and those who bought again in this one. */
export const readRetention = (warehouse: Warehouse, facts: FactScope): Promise<ObservedGroup[]> =>
  readGroups(warehouse, facts, retention(facts));

type Place = 'store_spend_uplift' | 'online_spend_uplift';

/** Values of the orders of the period in one place, by customer. */
export function orderValues(facts: FactScope, place: Place): Observation {
  const { period } = facts.scope;
  const observed = crossChannelSql('order_values', {
    orders: standingOrders(facts, 'period', crossChannelSql(place)),
    person: personOf('sale.customer_id'),
    survivors: joinSurvivors('sale.customer_id'),
  });
  return { observed, days: { habit: habitPeriod(period), period } };
}

/** Values of the orders of the period in one place. */
export const readOrderValues = (warehouse: Warehouse, facts: FactScope, place: Place): Promise<ObservedGroup[]> =>
  readGroups(warehouse, facts, orderValues(facts, place));

/** Visits of each customer, anywhere, in the half year after a purchase. */
export function repeatVisits(facts: FactScope, today: BusinessDay): Observation {
  const index = purchasesBefore(facts.scope.period, today);
  // A visit that began before the purchase continues: its first moment must be seen.
  const visited = { from: addDays(index.from, -1), to: addDays(index.to, REPEAT_DAYS + 1) };
  const observed = crossChannelSql('repeat_visit_uplift', {
    purchases: purchases(facts, 'index'),
    visits: crossChannelSql('repeat_visits', {
      moments: storeMoments(anywhere(facts), 'visited'),
      touches: touches(anywhere(facts), 'visited'),
    }),
  });
  const days = { habit: habitPeriod(index), index, visited };
  return { observed, days, more: { repeatMs: REPEAT_DAYS * 86_400_000 } };
}

/** Visits, anywhere, in the half year after a purchase; the half years of all of them are over. */
export const readRepeatVisits = (
  warehouse: Warehouse,
  facts: FactScope,
  today: BusinessDay,
): Promise<ObservedGroup[]> => readGroups(warehouse, facts, repeatVisits(facts, today));
