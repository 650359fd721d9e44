import { newId } from '#kernel/values/ids.ts';
import type { FulfillmentOrderId, OrderId, PaymentId, ReturnId } from '../../../shared/ids.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';
import { differenceOf } from './difference.ts';
import type { ImportBatch, ImportedOrder, ImportedReturn, Rejection } from './import-batch.ts';
import type { ImportedKnownOrder, KnownLine, KnownOrder } from './known-order.ts';

interface PlannedLine extends KnownLine {
  readonly source: ImportedOrder['lines'][number];
}

export interface PlannedOrder {
  readonly id: OrderId;
  readonly paymentId: PaymentId;
  readonly fulfillmentOrderId: FulfillmentOrderId;
  readonly deliveryMethod: DeliveryMethod;
  readonly orderNumber: string;
  readonly totals: { gross: bigint; discount: bigint; net: bigint; tax: bigint; total: bigint };
  readonly lines: readonly PlannedLine[];
  readonly source: ImportedOrder;
}

export interface PlannedReturn {
  readonly id: ReturnId;
  readonly order: Omit<KnownOrder, 'lines' | 'refundedMinor'>;
  /** Version of the order that the return's event carries. */
  readonly version: bigint;
  readonly lines: ReadonlyArray<{ line: KnownLine; source: ImportedReturn['lines'][number] }>;
  readonly source: ImportedReturn;
}

export interface ImportPlan {
  readonly orders: readonly PlannedOrder[];
  readonly returns: readonly PlannedReturn[];
  readonly unchanged: number;
  /** Orders that are there and say something else now, with what differs. */
  readonly changed: readonly Rejection[];
  /** Of these the ones that are taken back, to be written again. */
  readonly takenBack: readonly ImportedKnownOrder[];
  readonly rejected: readonly Rejection[];
}

function planOrder(order: ImportedOrder, orderNumber: string): PlannedOrder {
  const sum = (pick: (line: ImportedOrder['lines'][number]) => bigint) =>
    order.lines.reduce((total, line) => total + pick(line), 0n);
  const net = sum((line) => line.netMinor);
  const tax = sum((line) => line.taxMinor);
  return {
    id: newId('ord'),
    paymentId: newId('pay'),
    fulfillmentOrderId: newId('ful'),
    deliveryMethod: order.deliveryMethod ?? (order.storeId === null ? 'SHIP' : 'IN_STORE'),
    orderNumber,
    totals: {
      gross: sum((line) => line.grossMinor),
      discount: sum((line) => line.discountMinor),
      net,
      tax,
      total: net + tax + order.shippingMinor,
    },
    lines: order.lines.map((line) => ({
      id: newId('orl'),
      externalId: line.externalId,
      variantId: line.variantId,
      productId: line.productId,
      category: line.category,
      quantity: line.quantity,
      returnedQuantity: 0,
      source: line,
    })),
    source: order,
  };
}

/** Plans the returns of one order, each refused alone when it takes back more than was bought or paid. */
function planReturns(order: KnownOrder, returns: readonly ImportedReturn[], rejected: Rejection[]): PlannedReturn[] {
  const lines = new Map(order.lines.map((line) => [line.externalId, line]));
  const taken = new Map(order.lines.map((line) => [line.externalId, line.returnedQuantity]));
  let refunded = order.refundedMinor;
  let version = order.version;
  return returns.flatMap((source) => {
    const refuse = (reason: string): [] => {
      rejected.push({ externalId: source.externalId, reason });
      return [];
    };
    const planned: PlannedReturn['lines'][number][] = [];
    const units = new Map<string, number>();
    for (const part of source.lines) {
      const line = lines.get(part.lineExternalId);
      if (!line) return refuse(`the order has no line ${part.lineExternalId}`);
      if (units.has(part.lineExternalId)) return refuse(`line ${part.lineExternalId} comes twice`);
      units.set(part.lineExternalId, part.quantity);
      if ((taken.get(part.lineExternalId) ?? 0) + part.quantity > line.quantity)
        return refuse(`more units of line ${part.lineExternalId} than were bought`);
      planned.push({ line, source: part });
    }
    if (refunded + source.refundMinor > order.totalMinor) return refuse('refunds more than was paid');
    for (const [id, quantity] of units) taken.set(id, (taken.get(id) ?? 0) + quantity);
    refunded += source.refundMinor;
    version += 1n;
    const { lines: _lines, refundedMinor: _refunded, ...facts } = order;
    return [{ id: newId('ret'), order: facts, version, lines: planned, source }];
  });
}

function asKnown(planned: PlannedOrder): KnownOrder {
  const { source, totals } = planned;
  return {
    id: planned.id,
    externalId: source.externalId,
    channel: source.channel,
    currency: source.currency,
    sellingLocationId: source.storeId,
    customerId: source.customerId,
    placedAt: source.placedAt,
    placedByStaffId: source.placedByStaffId ?? null,
    deliveryMethod: planned.deliveryMethod,
    // The sale that a return alone stands for has no event; its return is the first.
    version: source.isReturnAlone ? 0n : 1n,
    totalMinor: totals.total,
    refundedMinor: 0n,
    lines: planned.lines,
  };
}

/** Decides what of a batch is new, and what has changed, against what is there already. */
export function planImport(
  batch: ImportBatch,
  there: {
    known: readonly ImportedKnownOrder[];
    knownReturns: ReadonlySet<string | null>;
    takenNumbers: ReadonlySet<string>;
  },
): ImportPlan {
  const rejected: Rejection[] = [...batch.rejected];
  const changed: Rejection[] = [];
  const takenBack: ImportedKnownOrder[] = [];
  const known = new Map(there.known.map((order) => [order.externalId, order]));
  const taken = new Set(there.takenNumbers);
  const returnsSeen = new Set<string | null>(there.knownReturns);
  const orders: PlannedOrder[] = [];
  const returns: PlannedReturn[] = [];
  let unchanged = 0;
  const write = (one: ImportedOrder, fresh: readonly ImportedReturn[]) => {
    const orderNumber = [one.orderNumber, `${batch.source}-${one.orderNumber}`].find((number) => !taken.has(number));
    if (orderNumber === undefined) {
      rejected.push({ externalId: one.externalId, reason: `the order number ${one.orderNumber} is taken` });
      return;
    }
    taken.add(orderNumber);
    const planned = planOrder(one, orderNumber);
    orders.push(planned);
    returns.push(...planReturns(asKnown(planned), fresh, rejected));
  };
  for (const one of batch.orders) {
    const fresh = one.returns.filter(({ externalId }) => !returnsSeen.has(externalId) && returnsSeen.add(externalId));
    const imported = known.get(one.externalId);
    if (!imported) {
      write(one, fresh);
      continue;
    }
    const difference = differenceOf(imported, one);
    if (difference === undefined) {
      unchanged += 1;
      returns.push(...planReturns(imported, fresh, rejected));
      continue;
    }
    changed.push({ externalId: one.externalId, reason: difference });
    if (batch.onChange !== 'CORRECT') continue;
    takenBack.push(imported);
    taken.delete(imported.orderNumber);
    write(one, one.returns);
  }
  return { orders, returns, unchanged, changed, takenBack, rejected };
}
