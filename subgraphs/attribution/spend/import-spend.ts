import type { RequestContext } from '#kernel/request/context.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { decideDayRates } from '../exchange-rates/decide-day-rates.ts';
import { addDays } from '../periods/model/business-day.ts';
import { importedSpend, type Spend, toSpend } from './model/spend.ts';
import { addStatements, readSpend } from './store/spend.ts';

const keyOf = ({ day, channel, campaign, purpose, currency }: Spend) =>
  [day, channel, campaign, purpose, currency].join('\u001f');

/** States what a file says was spent; what holds already is not stated again. @throws ValidationError */
export async function importSpend(
  { db, ...deps }: Pick<AttributionDeps, 'db' | 'clock' | 'config'>,
  { actor }: RequestContext,
  raw: unknown,
): Promise<{ readonly changed: number; readonly unchanged: number }> {
  assertCan(actor, 'operations:write');
  const { source, entries } = parseInput(importedSpend, raw, 'batch');
  const spend = toSpend(entries);
  const days = spend.map(({ day }) => day).sort();
  const [from = '', to = ''] = [days[0], days.at(-1)];
  return db.inTransaction('import-spend', async (tx) => {
    const held = await readSpend(tx, { from, to: addDays(to, 1) }, { shopCurrency: deps.config.currencyCode });
    const known = new Map(held.map((one) => [keyOf(one), one.amountMinor]));
    const changed = spend.filter((one) => (known.get(keyOf(one)) ?? 0n) !== one.amountMinor);
    if (changed.length > 0)
      await addStatements(tx, changed, { source, statedBy: 'import', statedAt: deps.clock.now() });
    // Of what is not stated again too: it may have been stated when there were no rates.
    await decideDayRates(tx, deps, spend);
    return { changed: changed.length, unchanged: spend.length - changed.length };
  });
}
