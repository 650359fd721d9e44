import { expectedCredits, firstOrders, isWithin, orders, personOf } from './recomputed-credits.ts';
import { quotient, type Recomputed } from './recomputed-sales.ts';

/** What was spent in the period of the credits, in euros. */
export const SPENT = [
  { channelCode: 'EMAIL', purpose: 'ACQUISITION', amount: 1_500 },
  { channelCode: 'INSTAGRAM', purpose: 'ACQUISITION', amount: 700.01 },
  { channelCode: 'EMAIL', purpose: 'RETENTION', amount: 60 },
] as const;

/** What new and kept customers cost, and the return of all spend by the last moment that was not direct. */
export function recomputeSpend() {
  const spent = (is: (entry: (typeof SPENT)[number]) => boolean) =>
    SPENT.filter(is).reduce((sum, { amount }) => sum + amount, 0);
  const bought = orders.filter((one) => one.currency === 'EUR' && isWithin(one.placedAt) && one.customerId !== null);
  const people = [...new Set(bought.map(({ customerId }) => personOf(customerId ?? '')))];
  const firsts = firstOrders();
  const newcomers = people.filter((person) => isWithin(firsts.get(person)?.placedAt ?? new Date(0))).length;
  const acquisition = quotient(
    spent(({ purpose }) => purpose === 'ACQUISITION'),
    newcomers,
  );
  const retention = quotient(
    spent(({ purpose }) => purpose === 'RETENTION'),
    people.length - newcomers,
  );
  const credits = expectedCredits('LAST_NON_DIRECT', 'CHANNEL', 30);
  const net = Object.values(credits).reduce((sum, credit) => sum + Number(credit.net) / 100, 0);
  const credited = ['EMAIL', 'INSTAGRAM'].reduce((sum, code) => sum + Number(credits[`key ${code}`]?.net) / 100, 0);
  const all = spent(() => true);
  return {
    customer_acquisition_cost: acquisition,
    customer_retention_cost: retention,
    acquisition_retention_ratio: acquisition === null || !retention ? null : acquisition / retention,
    marketing_efficiency_ratio: quotient(net, all),
    return_on_ad_spend: quotient(credited, all),
  } satisfies Recomputed;
}
