import { type TakenBack, takeBackSource } from '#kernel/database/statement-log.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { takenBackSpend } from './model/spend.ts';
import { SPEND_LOG } from './store/spend.ts';

/**
 * Takes back what a file said was spent. What somebody said of the same since holds still, and is told.
 * @throws ForbiddenError | ValidationError
 */
export async function takeBackSpend(
  { db, clock }: Pick<AttributionDeps, 'db' | 'clock'>,
  { actor }: RequestContext,
  request: unknown,
): Promise<TakenBack> {
  assertCan(actor, 'operations:write');
  const { source } = parseInput(takenBackSpend, request, 'request');
  return db.inTransaction('take-back-spend', (tx) => takeBackSource(tx, SPEND_LOG, source, clock.now()));
}
