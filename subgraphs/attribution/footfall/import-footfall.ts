import type { RequestContext } from '#kernel/request/context.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { addDays } from '../periods/model/business-day.ts';
import { importedFootfall, keyOf, lastOfEach } from './model/footfall.ts';
import { addCounts, readCounts } from './store/footfall.ts';

/** States what a file says was counted; what holds already is not stated again. @throws ForbiddenError | ValidationError */
export async function importFootfall(
  { db, clock }: Pick<AttributionDeps, 'db' | 'clock'>,
  { actor }: RequestContext,
  batch: unknown,
): Promise<{ readonly changed: number; readonly unchanged: number }> {
  assertCan(actor, 'operations:write');
  const { source, counts: given } = parseInput(importedFootfall, batch, 'batch');
  const counts = lastOfEach(given.map(({ locationId, ...rest }) => ({ storeId: locationId, ...rest })));
  const days = counts.map(({ day }) => day).sort();
  const [from = '', to = ''] = [days[0], days.at(-1)];
  const storeIds = [...new Set(counts.map(({ storeId }) => storeId))];
  return db.inTransaction('import-footfall', async (tx) => {
    const held = await readCounts(tx, storeIds, { from, to: addDays(to, 1) });
    const known = new Map(held.map((one) => [keyOf(one), one.visitors]));
    const changed = counts.filter((one) => (known.get(keyOf(one)) ?? null) !== one.visitors);
    if (changed.length > 0) await addCounts(tx, changed, { source, statedBy: 'import', statedAt: clock.now() });
    return { changed: changed.length, unchanged: counts.length - changed.length };
  });
}
