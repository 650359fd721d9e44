import type { RequestContext } from '#kernel/request/context.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { addDays } from '../periods/model/business-day.ts';
import { fillDayRates } from './decide-day-rates.ts';
import { type ExchangeRate, importedRates, isSameRate, keyOf, lastOfEach } from './model/exchange-rate.ts';
import { addRates, readRatesOf } from './store/exchange-rates.ts';

/** What a batch of rates came to; a corrected rate is one that the source had said otherwise. */
export interface ImportedRates {
  readonly added: number;
  readonly unchanged: number;
  readonly corrected: ReadonlyArray<ExchangeRate & { readonly before: string }>;
}

/** States what a source published; what it said already is not stated again. @throws ForbiddenError | ValidationError */
export async function importExchangeRates(
  { db, ...deps }: Pick<AttributionDeps, 'db' | 'clock' | 'config'>,
  { actor }: RequestContext,
  batch: unknown,
): Promise<ImportedRates> {
  assertCan(actor, 'operations:write');
  const { source, rates: given } = parseInput(importedRates, batch, 'batch');
  const rates = lastOfEach(given);
  const days = rates.map(({ day }) => day).sort();
  const [from = '', to = ''] = [days[0], days.at(-1)];
  return db.inTransaction('import-exchange-rates', async (tx) => {
    const held = new Map(
      (await readRatesOf(tx, source, { from, to: addDays(to, 1) })).map((one) => [keyOf(one), one.rate]),
    );
    const beforeOf = (one: ExchangeRate) => held.get(keyOf(one)) ?? null;
    const changed = rates.filter((one) => !isSameRate(beforeOf(one), one.rate));
    if (changed.length > 0) await addRates(tx, changed, { source, statedBy: 'import', statedAt: deps.clock.now() });
    await fillDayRates(
      tx,
      deps,
      changed.map(({ day }) => day),
    );
    const corrected = changed.flatMap((one) => {
      const before = beforeOf(one);
      return before === null ? [] : [{ ...one, before }];
    });
    return { added: changed.length - corrected.length, unchanged: rates.length - changed.length, corrected };
  });
}
