import type { Tx } from '#kernel/database/database.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import type { OrderId } from '../../shared/ids.ts';
import { orderPlaced } from '../order/events.ts';
import type { NewOrder } from '../order/model/new-order.ts';
import type { NewPayment } from '../order/model/payment.ts';
import { RECOVER_AFTER_MS } from '../tasks/model/windows.ts';
import { dateReceipt } from './model/date-receipt.ts';
import type { LocatedPosSale } from './model/pos-input.ts';
import type { PosLine } from './model/pos-line.ts';
import { type IdentifiedLine, type PosPeople, toPosOrder } from './model/pos-order.ts';
import type { PosPayment, PosReceipt, PosRemark } from './model/pos-receipt.ts';
import { settleReceipt } from './model/settle-receipt.ts';
import { insertPosOrder } from './store/pos-orders.ts';
import { claimReceipt, settleReceiptRow } from './store/pos-receipts.ts';
import { type BookedReturns, type ReturnedUnits, takeBackGoods } from './take-back-goods.ts';

/** A receipt with all that has to be known before it is written. */
export interface ReadyReceipt {
  readonly sale: LocatedPosSale;
  readonly sold: readonly IdentifiedLine<PosLine>[];
  readonly returned: readonly ReturnedUnits[];
  readonly people: PosPeople;
  readonly hasPassedOver: boolean;
  readonly requestHash: string;
}

function newReceipt({ sale }: ReadyReceipt, orderId: OrderId, occurredAt: Date, receivedAt: Date): PosReceipt {
  const { locationId, terminalCode, sequence, currency, saidAt, payments, changeMinor, tipMinor } = sale;
  return {
    id: newId('prc'),
    ...{ locationId, terminalCode, sequence, currency, saidAt, payments, changeMinor, tipMinor },
    orderId,
    returnIds: [],
    occurredAt,
    receivedAt,
    roundingMinor: 0n,
    differenceMinor: 0n,
    remarks: [],
    checkedAt: null,
    checkedByStaffId: null,
  };
}

function toPayment({ kind, amountMinor }: PosPayment, { terminalCode, sequence }: LocatedPosSale): NewPayment {
  const none = { provider: null, providerKey: null, giftCardId: null };
  return { ...none, id: newId('pay'), kind, amountMinor, status: 'CAPTURED', reference: `${terminalCode}:${sequence}` };
}

/** Writes the sold goods as the order that they are, with its event and its task. */
async function writeSale(
  tx: Tx,
  { sale }: ReadyReceipt,
  order: NewOrder,
  paid: { readonly payments: readonly PosPayment[]; readonly now: Date },
): Promise<void> {
  const payments = paid.payments.map((one) => toPayment(one, sale));
  const recoverAt = new Date(paid.now.getTime() + RECOVER_AFTER_MS);
  const orderNumber = await insertPosOrder(tx, { order, payments, reservation: sale.reservation, recoverAt });
  const facts = { ...order, orderNumber, source: 'POS' as const };
  await appendEvents(tx, 'orders', [orderPlaced(facts, { at: order.createdAt, version: 1n, payments })]);
}

/**
 * Writes a receipt as what it is: what came back as returns, what was sold as an order, the money separated.
 * @returns false when it was written before.
 */
export async function bookReceipt(
  tx: Tx,
  ready: ReadyReceipt,
  now: Date,
): Promise<false | { soldOrderId: OrderId | undefined; returns: BookedReturns['returns'] }> {
  const { sale, sold, returned, people } = ready;
  const { occurredAt, isPlausible } = dateReceipt(sale.saidAt, now);
  const toOrder = (lines: readonly IdentifiedLine<PosLine>[]) => toPosOrder(sale, lines, people, occurredAt);
  const order = sold.length > 0 ? toOrder(sold) : undefined;
  const receipt = newReceipt(ready, order?.id ?? newId('ord'), occurredAt, now);
  if (!(await claimReceipt(tx, receipt, ready.requestHash))) return false;
  const { locationId, currency } = sale;
  const counter = { locationId, currency, at: occurredAt, now, toUnknownSale: toOrder };
  const { returns, refundMinor, isWithoutSale } = await takeBackGoods(tx, returned, counter);
  const booked = { soldMinor: order?.totalMinor ?? 0n, returnedMinor: refundMinor };
  const { roundingMinor, differenceMinor, salePayments } = settleReceipt(sale, booked);
  if (order) await writeSale(tx, ready, order, { payments: salePayments, now });
  const remarks: PosRemark[] = [];
  if (!isPlausible) remarks.push('CLOCK_IMPLAUSIBLE');
  if (ready.hasPassedOver) remarks.push('IDENTIFIER_PASSED_OVER');
  if (differenceMinor !== 0n) remarks.push('PAYMENTS_DIFFER');
  if (isWithoutSale) remarks.push('RETURN_WITHOUT_SALE');
  await settleReceiptRow(tx, receipt.id, {
    orderId: order?.id ?? returns[0]?.orderId ?? receipt.orderId,
    returnIds: returns.map(({ id }) => id),
    roundingMinor,
    differenceMinor,
    remarks,
  });
  return { soldOrderId: order?.id, returns };
}
