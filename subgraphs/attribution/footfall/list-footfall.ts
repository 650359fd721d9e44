import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { assertCan, storesAskedFor } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { checkPeriod, type Period } from '../periods/model/period.ts';
import type { FootfallDay } from './model/footfall.ts';
import { readDays } from './store/footfall.ts';

/** Days of stores of one list. */
const MAX_LISTED = 1_000;

/**
 * What was counted in a period; staff bound to stores read the counts of these alone.
 * @throws ForbiddenError; ValidationError for a period of more rows than a list has.
 */
export async function listFootfall(
  { db }: Pick<AttributionDeps, 'db'>,
  { actor }: RequestContext,
  { locationIds, ...period }: Period & { readonly locationIds: readonly string[] },
): Promise<FootfallDay[]> {
  assertCan(actor, 'reports:read');
  checkPeriod(period);
  const rows = await readDays(db, period, storesAskedFor(actor, locationIds), MAX_LISTED + 1);
  if (rows.length <= MAX_LISTED) return rows;
  const message = `holds more than ${MAX_LISTED} rows: take a shorter period or one store`;
  throw new ValidationError([{ path: 'before', issueCode: 'TOO_LARGE', message, limit: MAX_LISTED }]);
}
