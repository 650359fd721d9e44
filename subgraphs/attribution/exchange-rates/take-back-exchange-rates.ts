import { type TakenBack, takeBackSource } from '#kernel/database/statement-log.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { takenBackRates } from './model/exchange-rate.ts';
import { RATE_LOG } from './store/exchange-rates.ts';

/**
 * Takes back the rates of a source; orders keep those that they have. What somebody said of the same since holds still, and is told.
 * @throws ForbiddenError | ValidationError
 */
export async function takeBackExchangeRates(
  { db, clock }: Pick<AttributionDeps, 'db' | 'clock'>,
  { actor }: RequestContext,
  request: unknown,
): Promise<TakenBack> {
  assertCan(actor, 'operations:write');
  const { source } = parseInput(takenBackRates, request, 'request');
  return db.inTransaction('take-back-exchange-rates', (tx) => takeBackSource(tx, RATE_LOG, source, clock.now()));
}
