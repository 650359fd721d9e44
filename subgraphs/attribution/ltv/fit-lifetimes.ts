import { readArrivingHistory } from '../arrivals/store/arriving-history.ts';
import type { AttributionDeps } from '../deps.ts';
import { readCurrencies } from '../reports/store/currencies.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { fitInWorker } from './store/fit-in-worker.ts';
import { claimFit, keepFit, readFit, releaseFit } from './store/lifetime-fit.ts';
import { readAliasVersion } from './store/own-histories.ts';

/** The currency whose customers are fitted: the most frequent in the facts; undefined while there are none. */
async function mainCurrency({ warehouse }: AttributionDeps, generation: number, today: string) {
  const [most] = await readCurrencies(warehouse, { generation, period: { from: today, to: today }, zone: undefined });
  return most?.currency;
}

/**
 * Fits the models of lifetime value once a business day, when its first minutes have closed the one before, in a thread of
 * its own. Not before a history that arrives is whole.
 */
export async function fitLifetimes(deps: AttributionDeps): Promise<void> {
  const { db, warehouse, config, clock } = deps;
  const [{ generation, version }, arriving] = await Promise.all([readDataVersion(db), readArrivingHistory(db)]);
  if (arriving || version === 0n) return;
  const today = deps.dayOf(clock.now().getTime());
  const currency = await mainCurrency(deps, generation, today);
  if (currency === undefined || (await readFit(db, currency))?.day === today) return;
  if (!(await claimFit(db, currency, clock.now()))) return;
  try {
    const aliasVersion = await readAliasVersion(warehouse, generation);
    const result = await fitInWorker({
      warehouse: { ...config.clickhouse, timeZone: config.timeZone },
      scope: { generation, currency, today },
    });
    const dataVersion = `${generation}.${version}`;
    await keepFit(db, currency, { computedAt: clock.now(), day: today, dataVersion, aliasVersion, result });
  } catch (error) {
    await releaseFit(db, currency);
    throw error;
  }
}
