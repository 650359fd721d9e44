import type { NewEvent } from '#kernel/events/outbox.ts';
import { parisDay } from '../../../test/support/brute-force-sales.ts';
import type { TestOrder } from '../../../test/support/order-events.ts';
import type { Span } from './recomputed-sales.ts';

interface Entered {
  readonly locationId: string;
  readonly stage: string;
  readonly enteredAt: string;
}
interface Booked {
  readonly costId: string;
  readonly locationId: string;
  readonly stage: string;
  readonly costMinor: string;
  readonly currency: string;
  readonly bookedAt: string;
}

/** An event of docs/events.md. */
export const maturityEvent = (step: 'stage-entered' | 'cost-booked', payload: Entered | Booked): NewEvent => ({
  type: `inventory.maturity-${step}.v1`,
  aggregateId: payload.locationId,
  aggregateVersion: 0,
  occurredAt: new Date('enteredAt' in payload ? payload.enteredAt : payload.bookedAt),
  payload: { ...payload },
});

const shift = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Margin in euros' cents of each store and day, by plain counting. */
function marginsOf(orders: readonly TestOrder[]): Map<string, number> {
  const margins = new Map<string, number>();
  const add = (order: TestOrder, at: Date, sign: 1 | -1, lineIds?: readonly string[]) => {
    const key = `${order.storeId} ${parisDay(at)}`;
    for (const { lineId, grossMinor, discountMinor, costMinor } of order.lines) {
      if (lineIds && !lineIds.includes(lineId)) continue;
      const margin = costMinor === null ? 0n : grossMinor - discountMinor - costMinor;
      margins.set(key, (margins.get(key) ?? 0) + sign * Number(margin));
    }
  };
  for (const order of orders) {
    if (!order.storeId || order.currency !== 'EUR') continue;
    add(order, order.placedAt, 1);
    if (order.canceledAt) add(order, order.canceledAt, -1);
    if (order.returned) add(order, order.returned.at, -1, order.returned.lineIds);
  }
  return margins;
}

/** What each stage returned, walked day by day. @param today the day that is not over */
export function recountMaturity(events: readonly NewEvent[], orders: readonly TestOrder[], span: Span, today: string) {
  const margins = marginsOf(orders);
  const entered = events.flatMap(({ payload }) => ('enteredAt' in payload ? [payload as unknown as Entered] : []));
  const booked = events.flatMap(({ payload }) => ('bookedAt' in payload ? [payload as unknown as Booked] : []));
  const gains = new Map<string, number[]>();
  const first = (storeId: string, stage?: string) =>
    entered
      .filter((one) => one.locationId === storeId && (stage === undefined || one.stage === stage))
      .map(({ enteredAt }) => parisDay(new Date(enteredAt)))
      .sort()[0];
  for (const storeId of new Set(entered.map(({ locationId }) => locationId))) {
    const stages = [...new Set(entered.flatMap((one) => (one.locationId === storeId ? one.stage : [])))];
    const opened = [...margins.keys()]
      .flatMap((key) => (key.startsWith(`${storeId} `) ? key.slice(-10) : []))
      .sort()[0];
    for (let day = span.from; day < span.before && day < today; day = shift(day, 1)) {
      const before = shift(day, -364);
      const reached = stages.filter((stage) => (first(storeId, stage) ?? '9') <= day);
      const stage = reached.sort((a, b) => ((first(storeId, a) ?? '') < (first(storeId, b) ?? '') ? -1 : 1)).at(-1);
      if (stage === undefined || opened === undefined || before < opened || before >= (first(storeId, stage) ?? ''))
        continue;
      const gain = (margins.get(`${storeId} ${day}`) ?? 0) - (margins.get(`${storeId} ${before}`) ?? 0);
      gains.set(stage, [...(gains.get(stage) ?? []), gain]);
    }
  }
  const costOf = (stage: string): number => {
    const own = booked.filter((one) => {
      const day = parisDay(new Date(one.bookedAt));
      return one.stage === stage && one.currency === 'EUR' && day >= span.from && day < span.before;
    });
    return [...new Map(own.map(({ costId, costMinor }) => [costId, Number(costMinor)])).values()].reduce(
      (a, b) => a + b,
      0,
    );
  };
  const figure = (stage: string) => {
    const list = gains.get(stage) ?? [];
    const cost = costOf(stage);
    return { value: cost > 0 && list.length > 0 ? list.reduce((a, b) => a + b, 0) / cost : null, n: list.length };
  };
  return {
    multichannel_return: figure('MULTICHANNEL'),
    cross_channel_return: figure('CROSS_CHANNEL'),
    omnichannel_return: figure('OMNICHANNEL'),
  };
}
