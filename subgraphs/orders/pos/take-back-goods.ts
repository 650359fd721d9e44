import type { Tx } from '#kernel/database/database.ts';
import { newId } from '#kernel/values/ids.ts';
import type { LocationId, OrderId, ReturnId } from '../../shared/ids.ts';
import type { NewOrder } from '../order/model/new-order.ts';
import { lockOrder } from '../order/store/orders.ts';
import { isBeingPaid, returnGoods } from '../returns/model/return.ts';
import { recordReturn } from '../returns/record-return.ts';
import { readCredited } from '../returns/store/returns.ts';
import { matchReturned } from './model/match-returned.ts';
import type { PosLine, ReturnedPosLine } from './model/pos-line.ts';
import type { IdentifiedLine } from './model/pos-order.ts';
import { insertUnknownSale } from './store/pos-orders.ts';

/** Units that a receipt took back, with the order that they were sold with where it names one that is there. */
export interface ReturnedUnits extends IdentifiedLine<ReturnedPosLine> {
  readonly orderId: OrderId | undefined;
}

/** How a receipt takes goods back. */
interface Counter {
  readonly locationId: LocationId;
  readonly at: Date;
  readonly now: Date;
  readonly currency: string;
  /** The order that goods stand in whose sale is not known. */
  readonly toUnknownSale: (lines: readonly IdentifiedLine<PosLine>[]) => NewOrder;
}

/** Returns that a receipt was booked as. */
export interface BookedReturns {
  readonly returns: ReadonlyArray<{ readonly id: ReturnId; readonly orderId: OrderId }>;
  readonly refundMinor: bigint;
  readonly isWithoutSale: boolean;
}

/**
 * Takes back the units of a receipt: of the order that was named as far as it has them, the rest as returns of a sale that
 * is not known. Orders are locked in the order of their ids, as long as the transaction lasts.
 */
export async function takeBackGoods(tx: Tx, units: readonly ReturnedUnits[], counter: Counter): Promise<BookedReturns> {
  const returns: Array<{ id: ReturnId; orderId: OrderId }> = [];
  let refundMinor = 0n;
  const book = async (orderId: OrderId, lines: readonly IdentifiedLine<ReturnedPosLine>[]) => {
    const order = await lockOrder(tx, orderId);
    if (order?.status !== 'PLACED' || order.currency !== counter.currency || isBeingPaid(order)) return lines;
    const { wanted, left } = matchReturned(order, lines);
    if (wanted.length === 0) return lines;
    const goods = returnGoods(order, wanted, await readCredited(tx, orderId));
    const id = newId('ret');
    const { locationId, at, now } = counter;
    const worthMinor = goods.reduce((sum, one) => sum + one.netMinor + one.taxMinor, 0n);
    const leftMinor = order.totalMinor - order.refundedMinor;
    const backMinor = worthMinor < leftMinor ? worthMinor : leftMinor;
    const money = { shipping: { netMinor: 0n, taxMinor: 0n }, feeMinor: 0n, refundMinor: backMinor, reason: null };
    await recordReturn(tx, order, { id, locationId, goods, ...money, at, now, isPaidAtPos: true });
    refundMinor += backMinor;
    returns.push({ id, orderId });
    return left;
  };
  const unknown: IdentifiedLine<ReturnedPosLine>[] = units.filter(({ orderId }) => orderId === undefined);
  const named = new Set(units.flatMap(({ orderId }) => orderId ?? []));
  for (const orderId of [...named].sort()) {
    for (const lines of byDisposition(units.filter((one) => one.orderId === orderId)))
      unknown.push(...(await book(orderId, lines)));
  }
  if (unknown.length > 0) {
    const sale = counter.toUnknownSale(unknown);
    await insertUnknownSale(tx, sale, unknownPayments(sale));
    for (const lines of byDisposition(unknown)) await book(sale.id, lines);
  }
  return { returns, refundMinor, isWithoutSale: unknown.length > 0 };
}

/** A return has one disposition a line: what is damaged comes back apart. */
function byDisposition<Line extends IdentifiedLine<ReturnedPosLine>>(lines: readonly Line[]): Line[][] {
  const of = (disposition: string) => lines.filter(({ line }) => line.disposition === disposition);
  return [of('RESTOCKED'), of('DAMAGED')].filter((group) => group.length > 0);
}

/** What was paid for goods whose sale is not known: as much as goes back for them. */
function unknownPayments({ totalMinor }: NewOrder) {
  if (totalMinor === 0n) return [];
  const none = { provider: null, providerKey: null, giftCardId: null, reference: null };
  return [
    { ...none, id: newId('pay'), kind: 'EXTERNAL' as const, status: 'CAPTURED' as const, amountMinor: totalMinor },
  ];
}
