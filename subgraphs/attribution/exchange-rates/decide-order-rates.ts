import type { AttributionDeps } from '../deps.ts';
import { findRates } from './find-rates.ts';
import type { ForeignOrder, OrderRate } from './model/order-rate.ts';
import { keepOrderRates, readOrderRates } from './store/order-rates.ts';

/**
 * The rates of orders in other currencies than the shop's, by order: that which is stored with it, else the one valid on
 * its day, which is stored from then on. That there is none is stored too, so that the events of an order agree.
 * @param fills whether orders without a rate are looked up again: a rebuild has no events of them yet
 */
export async function decideOrderRates(
  { db, clock, config }: Pick<AttributionDeps, 'db' | 'clock' | 'config'>,
  orders: readonly ForeignOrder[],
  fills: boolean,
): Promise<ReadonlyMap<string, OrderRate>> {
  if (orders.length === 0) return new Map();
  const byId = new Map([...orders].reverse().map((one) => [one.orderId as string, one]));
  const rates = new Map((await readOrderRates(db, [...byId.keys()])).map((one) => [one.orderId as string, one]));
  const open = [...byId.values()].filter(({ orderId }) => {
    const known = rates.get(orderId);
    return !known || (fills && known.rate === null);
  });
  if (open.length === 0) return rates;
  const shopCurrency = config.currencyCode;
  const rateOf = await findRates(db, open, shopCurrency);
  const decided = open.map(({ orderId, currency, day }): OrderRate => {
    const { rate = null, rateDay = null, source = null } = rateOf({ day, currency }) ?? {};
    return { orderId, currency, shopCurrency, day, rate, rateDay, source };
  });
  await keepOrderRates(db, decided, clock.now());
  for (const one of decided) rates.set(one.orderId, one);
  return rates;
}
