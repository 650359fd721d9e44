import type { LineDraft, OrderDraft } from './drafts.ts';
import { contentOf } from './order-money.ts';
import { restOf, type SoldLine, wholeReturn } from './returns.ts';

/** A line of less than no units: something came back. */
export interface CreditLine {
  /** Whose line it is, without lines; it becomes an order only where no sale is found. */
  readonly order: OrderDraft;
  /** Quantity and figures as positive numbers. */
  readonly line: LineDraft;
}

/**
 * Gives each credit back to what the same buyer bought of the same product, where nobody is named to what nobody known
 * bought: the latest sale before it first, over several when one has not enough units left. What no sale is found for
 * was bought before the files begin, and is a return of its own: money left the drawer in any case.
 * @returns the returns of their own.
 */
export function settleCredits(credits: readonly CreditLine[], orders: Iterable<OrderDraft>): OrderDraft[] {
  const sales = salesByBuyer(orders);
  const alone = new Map<string, OrderDraft>();
  const inTime = [...credits].sort(
    (a, b) => time(a.order) - time(b.order) || (contentOf(a.line) < contentOf(b.line) ? -1 : 1),
  );
  for (const credit of inTime) {
    const rest = settle(credit, sales);
    if (rest === undefined) continue;
    const { order } = credit;
    const own = alone.get(order.key) ?? { ...order, isReturnAlone: true, shippingMinor: 0n, lines: [], returns: [] };
    own.lines.push(rest);
    alone.set(order.key, own);
  }
  return [...alone.values()].map((own) => ({ ...own, returns: own.lines.map((line) => aloneReturn(line, own)) }));
}

function aloneReturn(line: LineDraft, own: OrderDraft) {
  return { ...wholeReturn([line], own.placedAt), key: line.key };
}

/** @returns what of the credit has no sale. */
function settle({ order, line }: CreditLine, sales: ReadonlyMap<string, readonly SoldLine[]>): LineDraft | undefined {
  const earlier = (sales.get(buyerOf(order, line)) ?? []).filter(
    (sold) => time(sold.order) <= time(order) && sold.order.currency === order.currency,
  );
  let missing = line.quantity;
  let { net, tax } = line.figures;
  for (const sold of earlier) {
    const rest = restOf(sold);
    const units = Math.min(missing, rest.units);
    if (units <= 0) continue;
    const isLast = units === missing;
    // No more goes back than was paid; a lower price of the way back counts as it stands.
    const netMinor = least(isLast ? net : share(line.figures.net, units, line), rest.net);
    const taxMinor = least(isLast ? tax : share(line.figures.tax, units, line), rest.tax);
    const isWhole = isLast && missing === line.quantity;
    sold.order.returns.push({
      key: isWhole ? line.key : `${line.key}/${sold.line.key}`,
      at: order.placedAt,
      refundMinor: netMinor + taxMinor,
      parts: [{ line: sold.line, quantity: units, netMinor, taxMinor }],
    });
    net -= netMinor;
    tax -= taxMinor;
    missing -= units;
    if (missing === 0) return undefined;
  }
  if (missing === line.quantity) return line;
  return {
    ...line,
    key: `${line.key}/rest`,
    quantity: missing,
    figures: { ...line.figures, gross: net, discount: 0n, net, tax, cost: null },
  };
}

function share(amount: bigint, units: number, line: LineDraft): bigint {
  return (amount * BigInt(units)) / BigInt(line.quantity);
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

/** What each buyer bought of each product, the latest first. */
function salesByBuyer(orders: Iterable<OrderDraft>): ReadonlyMap<string, readonly SoldLine[]> {
  const sales = new Map<string, SoldLine[]>();
  for (const order of orders) {
    if (order.canceledAt !== null) continue;
    for (const line of order.lines) {
      const buyer = buyerOf(order, line);
      const known = sales.get(buyer);
      if (known) known.push({ order, line });
      else sales.set(buyer, [{ order, line }]);
    }
  }
  for (const lines of sales.values()) {
    lines.sort((a, b) => time(b.order) - time(a.order) || (a.order.key < b.order.key ? -1 : 1));
  }
  return sales;
}

/** Who bought what; all that nobody known bought is one buyer's of each channel. */
function buyerOf(order: OrderDraft, line: LineDraft): string {
  const product = line.product ?? line.sku ?? line.title;
  return JSON.stringify([order.customer ?? order.email ?? order.phone, product, order.channel]);
}

function time(order: OrderDraft): number {
  return order.placedAt.getTime();
}
