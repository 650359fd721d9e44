import { type LineDraft, type OrderDraft, RowFault } from './drafts.ts';
import { addRefund, type SoldLine, unitsLeft } from './refunds.ts';

/** A line of less than no units: something that was bought earlier came back. */
export interface CreditLine {
  /** What is given back, in the form of an order; it never becomes one. */
  readonly order: OrderDraft;
  /** Quantity and figures as positive numbers. */
  readonly line: LineDraft;
  /** Reports a credit for which there was no sale. */
  readonly refuse: (reason: string) => void;
}

/**
 * Gives each credit back to what the same customer bought of the same product: the latest sale before it first, over
 * several lines when one has not enough units left. Its amount is shared by units, the last part takes the rest.
 */
export function settleCredits(credits: readonly CreditLine[], orders: Iterable<OrderDraft>): void {
  const sales = salesByBuyer(orders);
  for (const credit of [...credits].sort((a, b) => time(a.order) - time(b.order))) {
    try {
      settle(credit, sales);
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      credit.refuse(error.message);
    }
  }
}

function settle({ order, line }: CreditLine, sales: ReadonlyMap<string, readonly SoldLine[]>): void {
  const buyer = buyerOf(order, line);
  const candidates = buyer === null ? [] : (sales.get(buyer) ?? []);
  const earlier = candidates.filter(
    (sold) => time(sold.order) <= time(order) && sold.order.currency === order.currency,
  );
  const parts: Array<{ line: LineDraft; units: number }> = [];
  let missing = line.quantity;
  for (const { line: sold } of earlier) {
    const units = Math.min(missing, unitsLeft(sold));
    if (units > 0) parts.push({ line: sold, units });
    missing -= units;
    if (missing === 0) break;
  }
  if (missing > 0) {
    throw new RowFault(`${missing} of ${line.quantity} units came back that this customer had not bought before`);
  }
  let rest = line.figures.net;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const amountMinor = isLast ? rest : (line.figures.net * BigInt(part.units)) / BigInt(line.quantity);
    rest -= amountMinor;
    const key = parts.length === 1 ? line.key : `${line.key}/${index + 1}`;
    addRefund(part.line, { key, refundedAt: order.placedAt, amountMinor, quantity: part.units });
  }
}

/** What each customer bought of each product, the latest first. */
function salesByBuyer(orders: Iterable<OrderDraft>): ReadonlyMap<string, readonly SoldLine[]> {
  const sales = new Map<string, SoldLine[]>();
  for (const order of orders) {
    for (const line of order.lines) {
      const buyer = buyerOf(order, line);
      if (buyer === null) continue;
      const known = sales.get(buyer);
      if (known) known.push({ order, line });
      else sales.set(buyer, [{ order, line }]);
    }
  }
  for (const lines of sales.values()) lines.sort((a, b) => time(b.order) - time(a.order));
  return sales;
}

function buyerOf(order: OrderDraft, line: LineDraft): string | null {
  const [customer, product] = [order.customer ?? order.email, line.product ?? line.sku];
  return customer === null || product === null ? null : JSON.stringify([customer, product]);
}

function time(order: OrderDraft): number {
  return order.placedAt.getTime();
}
