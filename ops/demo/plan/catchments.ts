import { DAY_MS } from './calendar.ts';
import type { PlannedOrder } from './plan-orders.ts';
import { createRandom } from './random.ts';
import { type DemoLocation, LOCATIONS } from './retailer.ts';

/**
 * A6: a store that reopened, twice as large, so many days before the history ends, and by how much more online orders come
 * from its catchment since than from elsewhere.
 */
const REOPENED = { storeCode: 'LIL-VIEUX', daysAgo: 180, uplift: 0.6 } as const;
/** Of the online orders before, those sent into its catchment. */
const INSIDE_SHARE = 0.2;

/** Its multiples are spread evenly over [0, 1): a small instance has the planted shares too. */
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/** The quarters from which the stores of Paris have their customers; others have their department. */
const QUARTERS: Readonly<Record<string, readonly string[]>> = {
  'PAR-MARAIS': ['75003', '75004', '75010', '75011'],
  'PAR-STGERMAIN': ['75005', '75006', '75007', '75014'],
};

/** Postal codes, or their beginnings, of a store; none of a warehouse. */
export function catchmentOf({ code, kind, address: { postalCode } }: DemoLocation): readonly string[] {
  return kind === 'STORE' ? (QUARTERS[code] ?? [postalCode.slice(0, 2)]) : [];
}

const [INSIDE = ''] = LOCATIONS.flatMap((one) => (one.code === REOPENED.storeCode ? catchmentOf(one) : []));
/** Where else online orders go: the other cities of the stores, and some without one. */
const ELSEWHERE = ['75003', '75011', '75006', '75018', '69003', '13008', '33200', '44100', '31400', '06100', '67100']
  .concat(['35200', '34070', '21000', '54000', '37000'])
  .filter((code) => !code.startsWith(INSIDE));

/** The first day after the store reopened, as an instant. */
const reopenedAt = (now: Date): number => Math.floor(now.getTime() / DAY_MS) * DAY_MS - REOPENED.daysAgo * DAY_MS;

/** The postal code that an online order is sent to; undefined for what is not sent, and for sales of stores. */
export function postalCodeOf(
  order: Pick<PlannedOrder, 'number' | 'storeCode' | 'delivery' | 'placedAt' | 'customer'>,
  now: Date,
): string | undefined {
  const { number, storeCode, delivery, placedAt, customer } = order;
  if (storeCode !== undefined || delivery !== 'SHIP') return undefined;
  if (customer?.address) return customer.address.postalCode;
  const random = createRandom(number, 'destination');
  const odds = (INSIDE_SHARE / (1 - INSIDE_SHARE)) * (placedAt.getTime() < reopenedAt(now) ? 1 : 1 + REOPENED.uplift);
  if ((number * GOLDEN_RATIO) % 1 < odds / (1 + odds)) return `${INSIDE}${String(random.int(0, 999)).padStart(3, '0')}`;
  return random.pick(ELSEWHERE);
}

/** What was planted around the store that reopened: online orders in as many days before and after. */
export interface CatchmentTruth {
  readonly storeCode: string;
  readonly reopenedOn: string;
  /** The first day after the days that are compared. */
  readonly before: string;
  readonly uplift: number;
  readonly insideNow: number;
  readonly insideBefore: number;
  readonly elsewhereNow: number;
  readonly elsewhereBefore: number;
}

export type CatchmentTrail = ReturnType<typeof createCatchmentTrail>;

/** Follows where online orders are sent, from the plan alone. */
export function createCatchmentTrail(now: Date) {
  const start = reopenedAt(now);
  const counts = { insideNow: 0, insideBefore: 0, elsewhereNow: 0, elsewhereBefore: 0 };
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  return {
    addOrder(order: PlannedOrder): void {
      const postalCode = postalCodeOf(order, now);
      const days = Math.floor((order.placedAt.getTime() - start) / DAY_MS);
      if (postalCode === undefined || days < -REOPENED.daysAgo || days >= REOPENED.daysAgo) return;
      counts[`${postalCode.startsWith(INSIDE) ? 'inside' : 'elsewhere'}${days < 0 ? 'Before' : 'Now'}`] += 1;
    },
    finish(): CatchmentTruth {
      const { storeCode, daysAgo, uplift } = REOPENED;
      return { storeCode, reopenedOn: dayOf(start), before: dayOf(start + daysAgo * DAY_MS), uplift, ...counts };
    },
  };
}
