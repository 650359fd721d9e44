import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { checkPeriod, type Period } from '../periods/model/period.ts';
import type { HeldRate } from './model/exchange-rate.ts';
import { readHeldRates } from './store/exchange-rates.ts';

/** Rates of one list. */
const MAX_LISTED = 1_000;

/** The rates that hold in a period. @throws ForbiddenError; ValidationError for a period of more rates than a list has. */
export async function listExchangeRates(
  { db }: Pick<AttributionDeps, 'db'>,
  { actor }: RequestContext,
  { currencies, ...period }: Period & { readonly currencies: readonly string[] },
): Promise<HeldRate[]> {
  assertCan(actor, 'reports:read');
  checkPeriod(period);
  const rates = await readHeldRates(db, period, { currencies, limit: MAX_LISTED + 1 });
  if (rates.length <= MAX_LISTED) return rates;
  const message = `holds more than ${MAX_LISTED} rates: take a shorter period or one currency`;
  throw new ValidationError([{ path: 'before', issueCode: 'TOO_LARGE', message, limit: MAX_LISTED }]);
}
