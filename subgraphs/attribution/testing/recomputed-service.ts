import type { NewEvent } from '#kernel/events/outbox.ts';
import { parisDay } from '../../../test/support/brute-force-sales.ts';
import type { TestOrder } from '../../../test/support/order-events.ts';
import type { Span } from './recomputed-sales.ts';

/** What the events say, by the names of their contracts; each has some of it. */
export type Field =
  | 'amountMinor'
  | 'answeredAt'
  | 'changedAt'
  | 'channel'
  | 'conversationId'
  | 'currency'
  | 'customerId'
  | 'deliveredAt'
  | 'fulfillmentOrderId'
  | 'giftCardId'
  | 'kind'
  | 'locationId'
  | 'madeAt'
  | 'occurredAt'
  | 'openedAt'
  | 'orderId'
  | 'postedAt'
  | 'promise'
  | 'promisedBy'
  | 'readAt'
  | 'resolvedAt'
  | 'returnId'
  | 'returnLocationId'
  | 'returnedAt'
  | 'source'
  | 'staffId'
  | 'status'
  | 'storeId';
type Payload = Readonly<Record<Field, string>> & Readonly<Record<'outcomes' | 'variantIds', readonly unknown[]>>;

/** Payloads of the events of one type, by the end of its name. */
export const payloadsOf =
  (events: readonly NewEvent[]) =>
  (type: string): Payload[] =>
    events.filter((event) => event.type.endsWith(`.${type}.v1`)).map(({ payload }) => payload as unknown as Payload);

/** A figure by plain counting, and of how many observations it is. */
export interface Recount {
  readonly value: number | null;
  readonly n: number;
}
const share = (hits: number, of: number): Recount => ({ value: of > 0 ? hits / of : null, n: of });
/** Seconds below which so many of the waits lie. */
export const quantileOf = (milliseconds: readonly number[], p: number): Recount => {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const found = sorted[Math.ceil(sorted.length * p) - 1];
  return { value: found === undefined ? null : found / 1_000, n: sorted.length };
};
const at = (text: string): number => Date.parse(text);

/** Steps of fulfillment orders: the first moment of each. */
function stepsOf(of: ReturnType<typeof payloadsOf>) {
  const steps = new Map<string, Map<string, number>>();
  for (const { fulfillmentOrderId, status, changedAt } of of('fulfillment-order-changed')) {
    const known = steps.get(fulfillmentOrderId) ?? new Map<string, number>();
    const first = Math.min(known.get(status) ?? Number.POSITIVE_INFINITY, at(changedAt));
    steps.set(fulfillmentOrderId, known.set(status, first));
  }
  for (const { fulfillmentOrderId, deliveredAt } of of('fulfillment-order-delivered'))
    steps.get(fulfillmentOrderId)?.set('DELIVERED', at(deliveredAt));
  return steps;
}

/** Figures of service, counted from the events and the orders; what is asked online apart. */
export function recountService(events: readonly NewEvent[], orders: readonly TestOrder[], span: Span, now: string) {
  const of = payloadsOf(events);
  const inPeriod = (text: string): boolean => {
    const day = parisDay(new Date(text));
    return day >= span.from && day < span.before;
  };
  const steps = stepsOf(of);

  const promised = new Map<string, boolean[]>();
  for (const { promise, fulfillmentOrderId, promisedBy, madeAt } of of('promise-made')) {
    if (!inPeriod(madeAt)) continue;
    const known = steps.get(fulfillmentOrderId);
    const done = known?.get(promise === 'PICKUP_1H' ? 'READY' : 'DELIVERED');
    const canceled = known?.get('CANCELED');
    if (done === undefined && canceled !== undefined && canceled <= at(promisedBy)) continue;
    if (done === undefined && at(promisedBy) > at(now)) continue;
    promised.set(promise, [...(promised.get(promise) ?? []), done !== undefined && done <= at(promisedBy)]);
  }
  const kept = (list: readonly boolean[] = []) => share(list.filter(Boolean).length, list.length);

  const places = new Map<string, string[]>();
  for (const { fulfillmentOrderId, orderId, locationId, status } of of('fulfillment-order-changed')) {
    if (status !== 'OPEN' || steps.get(fulfillmentOrderId)?.has('CANCELED')) continue;
    places.set(orderId, [...(places.get(orderId) ?? []), locationId]);
  }
  const sold = orders.filter(
    (order) => order.storeId && order.currency === 'EUR' && !order.canceledAt && inPeriod(order.placedAt.toISOString()),
  );
  const saved = sold.filter(({ orderId, storeId }) => places.get(orderId)?.some((place) => place !== storeId));
  const savedNet = saved
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => sum + Number(line.grossMinor - line.discountMinor) / 100, 0);

  const selling = new Set(orders.map(({ storeId }) => storeId).filter(Boolean));
  const exchanged = new Set(of('order-exchanged').map(({ returnId }) => returnId));
  const returns = of('order-returned').filter(({ returnedAt, currency }) => inPeriod(returnedAt) && currency === 'EUR');
  const online = returns.filter(({ storeId }) => !storeId);

  const own = new Set(
    of('order-placed').flatMap(({ source, currency, orderId }) =>
      source !== 'IMPORT' && currency === 'EUR' ? [orderId] : [],
    ),
  );
  const waits = of('points-changed')
    .filter(({ orderId, postedAt }) => own.has(orderId) && inPeriod(postedAt))
    .map(({ postedAt, occurredAt }) => at(postedAt) - at(occurredAt));

  const channelOf = new Map(of('order-placed').map(({ orderId, channel }) => [orderId, channel]));
  const soldIn = new Map<string, string>();
  for (const { kind, giftCardId, channel } of of('gift-card-changed'))
    if (kind === 'ISSUE') soldIn.set(giftCardId, channel);
  const canceled = new Set(of('order-canceled').map(({ orderId }) => orderId));
  const redeemed = of('gift-card-changed').filter(
    ({ kind, currency, occurredAt, orderId }) =>
      kind === 'REDEEM' && currency === 'EUR' && inPeriod(occurredAt) && !canceled.has(orderId),
  );
  const paid = (list: readonly Payload[]) => list.reduce((sum, { amountMinor }) => sum - Number(amountMinor), 0);
  const crossed = redeemed.filter(({ orderId, giftCardId }) => channelOf.get(orderId) !== soldIn.get(giftCardId));

  const opened = of('conversation-opened').filter(({ openedAt }) => inPeriod(openedAt));
  const first = (type: string, field: Field, id: string): number =>
    Math.min(...of(type).flatMap((step) => (step.conversationId === id ? [at(step[field])] : [])));
  const times = (type: string, field: Field, list: readonly Payload[] = opened) =>
    list
      .map(({ conversationId, openedAt }) => first(type, field, conversationId) - at(openedAt))
      .filter(Number.isFinite);
  const ends = times('conversation-resolved', 'resolvedAt');

  const met = of('interaction-recorded').filter(({ occurredAt }) => inPeriod(occurredAt));
  const reads = of('handoff-read');
  const without = met.filter(
    ({ customerId, staffId, occurredAt }) =>
      !reads.some(
        (read) =>
          read.customerId === customerId &&
          read.staffId === staffId &&
          at(read.readAt) <= at(occurredAt) &&
          at(read.readAt) > at(occurredAt) - 86_400_000,
      ),
  );
  const tries = met.filter(({ kind }) => kind === 'TRY_ON');
  const tried = tries.reduce((sum, { variantIds }) => sum + Math.max(1, variantIds.length), 0);

  return {
    opened,
    answerTimes: (list?: readonly Payload[]) => times('conversation-answered', 'answeredAt', list),
    figures: {
      promise_kept_rate: kept([...promised.values()].flat()),
      pickup_promise_kept_rate: kept(promised.get('PICKUP_1H')),
      day_promise_kept_rate: kept(promised.get('DELIVERY_24H')),
      same_day_promise_kept_rate: kept(promised.get('DELIVERY_SAME_DAY')),
      saved_sales: { value: saved.length, n: sold.length },
      saved_sales_value: { value: savedNet, n: saved.length },
      return_in_store_share: share(
        online.filter(({ returnLocationId }) => selling.has(returnLocationId)).length,
        online.length,
      ),
      exchange_share: share(returns.filter(({ returnId }) => exchanged.has(returnId)).length, returns.length),
      points_latency: quantileOf(waits, 0.95),
      gift_card_cross_use: { value: paid(crossed) / paid(redeemed), n: redeemed.length },
      first_response_time: quantileOf(times('conversation-answered', 'answeredAt'), 0.5),
      resolution_rate: share(ends.length, opened.length),
      resolution_time: quantileOf(ends, 0.5),
      repeated_context_rate: share(without.length, met.length),
      fitting_room_capture_rate: share(
        tries.reduce((sum, { outcomes }) => sum + outcomes.length, 0),
        tried,
      ),
    } satisfies Readonly<Record<string, Recount>>,
  };
}
