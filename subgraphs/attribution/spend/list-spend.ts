import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { checkPeriod, type Period } from '../periods/model/period.ts';
import type { RatedSpend } from './model/spend.ts';
import { assertUnbound } from './set-spend.ts';
import { readSpend } from './store/spend.ts';

/** Rows of one list. */
const MAX_LISTED = 1_000;

/** What was spent in a period. @throws ForbiddenError; ValidationError for a period of more rows than a list has. */
export async function listSpend(
  { db, config }: Pick<AttributionDeps, 'db' | 'config'>,
  { actor }: RequestContext,
  period: Period,
): Promise<RatedSpend[]> {
  assertCan(actor, 'reports:read');
  assertUnbound(actor);
  checkPeriod(period);
  const rows = await readSpend(db, period, { shopCurrency: config.currencyCode, limit: MAX_LISTED + 1 });
  if (rows.length <= MAX_LISTED) return rows;
  const message = `holds more than ${MAX_LISTED} rows: take a shorter period`;
  throw new ValidationError([{ path: 'before', issueCode: 'TOO_LARGE', message, limit: MAX_LISTED }]);
}
