import type { PlannedLine } from './plan-lines.ts';
import type { PlannedOrder } from './plan-orders.ts';
import { inEuroCents } from './plan-rates.ts';

/** An order as the figures of the shop count it: in euros, line by line, by the rate of the day of its sale. */
export function inShopCurrency(order: PlannedOrder): PlannedOrder {
  if (order.currency === 'EUR') return order;
  const euros = (pence: number) => inEuroCents(pence, order.placedAt);
  const converted = (line: PlannedLine): PlannedLine => {
    const [grossMinor, discountMinor] = [euros(line.grossMinor), euros(line.discountMinor)];
    const netMinor = grossMinor - discountMinor;
    return { ...line, grossMinor, discountMinor, netMinor, costMinor: euros(line.costMinor) };
  };
  return { ...order, currency: 'EUR', lines: order.lines.map(converted) };
}
