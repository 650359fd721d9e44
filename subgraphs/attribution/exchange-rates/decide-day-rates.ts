import type { Tx } from '#kernel/database/database.ts';
import type { AttributionDeps } from '../deps.ts';
import { addDays, type BusinessDay } from '../periods/model/business-day.ts';
import { findRates } from './find-rates.ts';
import type { CurrencyDay } from './model/day-rate.ts';
import { RATE_HOLDS_DAYS } from './model/rate-of-day.ts';
import { keepDayRates, lockDayRates, readOpenDays } from './store/day-rates.ts';

type Deps = Pick<AttributionDeps, 'config' | 'clock'>;

/**
 * Keeps the rates of days on which something is stated in other currencies than the shop's: a day that has one keeps it,
 * one that has none waits for it.
 */
export async function decideDayRates(tx: Tx, deps: Deps, days: readonly CurrencyDay[]): Promise<void> {
  const { currencyCode } = deps.config;
  const foreign = days.filter(({ currency }) => currency !== currencyCode);
  const wanted = [...new Map(foreign.map((one) => [`${one.day} ${one.currency}`, one])).values()];
  if (wanted.length === 0) return;
  await lockDayRates(tx);
  await keep(tx, deps, wanted);
}

/** Gives days that wait for a rate one of those that were stated in this transaction, of the day or of at most seven before it. */
export async function fillDayRates(tx: Tx, deps: Deps, stated: readonly BusinessDay[]): Promise<void> {
  const days = [...stated].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return;
  await lockDayRates(tx);
  const period = { from: first, to: addDays(last, RATE_HOLDS_DAYS + 1) };
  const open = await readOpenDays(tx, deps.config.currencyCode, period);
  if (open.length > 0) await keep(tx, deps, open);
}

async function keep(tx: Tx, { config, clock }: Deps, days: readonly CurrencyDay[]): Promise<void> {
  const shopCurrency = config.currencyCode;
  const rateOf = await findRates(tx, days, shopCurrency);
  const rates = days.map(({ day, currency }) => {
    const { rate = null, rateDay = null, source = null } = rateOf({ day, currency }) ?? {};
    return { day, currency, shopCurrency, rate, rateDay, source };
  });
  await keepDayRates(tx, rates, clock.now());
}
