import { z } from 'zod';
import type { OrderId } from '../../../shared/ids.ts';
import { convertMinor } from '../../exchange-rates/model/convert.ts';
import type { ForeignOrder, OrderRate } from '../../exchange-rates/model/order-rate.ts';
import { ORDER_CANCELED, ORDER_PLACED, ORDER_RETURNED } from './order-events.ts';
import type { DayOf, FactEvent } from './reader.ts';
import { ORDER_EXCHANGED } from './service-events.ts';

/** Events whose amounts are those of an order. */
const OF_ORDERS: ReadonlySet<string> = new Set([ORDER_PLACED, ORDER_CANCELED, ORDER_RETURNED, ORDER_EXCHANGED]);

const orderMoment = z.object({
  orderId: z.string().transform((id) => id as OrderId),
  currency: z.string().length(3),
  soldAt: z.iso.datetime({ offset: true }).nullish(),
  placedAt: z.iso.datetime({ offset: true }).nullish(),
  canceledAt: z.iso.datetime({ offset: true }).nullish(),
  returnedAt: z.iso.datetime({ offset: true }).nullish(),
  exchangedAt: z.iso.datetime({ offset: true }).nullish(),
});

/** The orders of some events that are in another currency than the shop's, each with the business day of its sale. */
export function foreignOrders(events: readonly FactEvent[], shopCurrency: string, dayOf: DayOf): ForeignOrder[] {
  return events.flatMap(({ type, payload }) => {
    if (!OF_ORDERS.has(type) || payload['currency'] === shopCurrency) return [];
    // What cannot be read is reported by its reader.
    const { data } = orderMoment.safeParse(payload);
    const at = data?.soldAt ?? data?.placedAt ?? data?.canceledAt ?? data?.returnedAt ?? data?.exchangedAt;
    return data && at ? [{ orderId: data.orderId, currency: data.currency, day: dayOf(Date.parse(at)) }] : [];
  });
}

const amounts = z.object({
  grossMinor: z.string(),
  discountMinor: z.string(),
  netMinor: z.string(),
  costMinor: z.string().nullish(),
});

/** A line in the shop's currency, with its own amounts beside: gross and discount are converted, and net is what is left. */
function convertLine(line: unknown, { rate, currency, shopCurrency }: OrderRate & { readonly rate: string }): unknown {
  const { data } = amounts.safeParse(line);
  if (!data) return line;
  const { grossMinor, discountMinor, netMinor, costMinor = null } = data;
  const convert = (minor: string) => convertMinor(BigInt(minor), rate, currency, shopCurrency);
  const [gross, discount] = [convert(grossMinor), convert(discountMinor)];
  const isLeft = BigInt(netMinor) === BigInt(grossMinor) - BigInt(discountMinor);
  return {
    ...(line as object),
    grossMinor: gross.toString(),
    discountMinor: discount.toString(),
    netMinor: (isLeft ? gross - discount : convert(netMinor)).toString(),
    costMinor: costMinor === null ? null : convert(costMinor).toString(),
    own: { grossMinor, discountMinor, netMinor, costMinor },
  };
}

/** An event of an order with its amounts in the shop's currency; as it is where its order has no rate. */
export function toShopCurrency<Event extends FactEvent>(
  event: Event,
  rates: ReadonlyMap<string, OrderRate>,
): FactEvent {
  const { type, payload } = event;
  const found = OF_ORDERS.has(type) ? rates.get(String(payload['orderId'])) : undefined;
  if (found?.rate == null || payload['currency'] !== found.currency) return event;
  const { rate, currency, shopCurrency } = found;
  const lines = payload['lines'];
  return {
    ...event,
    payload: {
      ...payload,
      currency: shopCurrency,
      converted: { currency, rate },
      ...(Array.isArray(lines) ? { lines: lines.map((line) => convertLine(line, { ...found, rate })) } : {}),
    },
  };
}
