import { DAY_MS, isClosed } from './calendar.ts';
import type { PlannedCustomer } from './plan-customers.ts';
import type { PlannedOrder } from './plan-orders.ts';

export const TALK_KINDS = ['ADVICE', 'HANDLED', 'TRY_ON', 'DEMO', 'MESSAGE', 'CALL'] as const;

/** A talk of an associate with a customer who comes to stores. */
export interface PlannedTalk {
  readonly externalId: string;
  readonly customer: PlannedCustomer;
  readonly kind: (typeof TALK_KINDS)[number];
  readonly sku: string;
  readonly at: Date;
  readonly sentiment: number;
}

/** Of the remote orders of customers who come to stores too, one in so many was advised in a store on the day before. */
const ADVISED_EACH = 3;
const HOUR_MS = 3_600_000;
/** Hours of the day in UTC between which stores are open, summer and winter. */
const OPEN_HOURS = [9, 17] as const;

function isOpen(at: number): boolean {
  const hour = new Date(at).getUTCHours();
  return hour >= OPEN_HOURS[0] && hour < OPEN_HOURS[1] && !isClosed(Math.floor(at / DAY_MS) * DAY_MS);
}

/** The advice in a store less than a day before a remote order, which earns its associate a commission (A1); none for most. */
export function adviceBefore({ customer, number, placedAt, storeCode, lines }: PlannedOrder): PlannedTalk | undefined {
  const sku = lines[0]?.variant.sku;
  if (!sku || storeCode !== undefined || customer?.habit !== 'OMNICHANNEL' || number % ADVISED_EACH > 0)
    return undefined;
  const moments = Array.from(
    { length: 22 },
    (_, hours) => placedAt.getTime() - (((number + hours) % 22) + 1) * HOUR_MS,
  );
  const at = moments.find(isOpen);
  if (at === undefined) return undefined;
  return { externalId: `advice-o${number}`, customer, kind: 'ADVICE', sku, at: new Date(at), sentiment: 1 };
}
