import type { Reader } from '#kernel/database/database.ts';
import { addDays } from '../periods/model/business-day.ts';
import type { CurrencyDay } from './model/day-rate.ts';
import { createRateBook, RATE_HOLDS_DAYS, type RateOfDay } from './model/rate-of-day.ts';
import { readHeldRates } from './store/exchange-rates.ts';

/** Finds at once what one of some currencies was worth in the shop's on their days; undefined where no rate was known. */
export async function findRates(
  db: Reader,
  wanted: readonly CurrencyDay[],
  shopCurrency: string,
): Promise<(one: CurrencyDay) => RateOfDay | undefined> {
  const days = wanted.map(({ day }) => day).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return () => undefined;
  const period = { from: addDays(first, -RATE_HOLDS_DAYS), to: addDays(last, 1) };
  const currencies = [...new Set([shopCurrency, ...wanted.map(({ currency }) => currency)])];
  const rateOf = createRateBook(await readHeldRates(db, period, { currencies, limit: Number.MAX_SAFE_INTEGER }));
  return ({ day, currency }) => rateOf(day, currency, shopCurrency);
}
