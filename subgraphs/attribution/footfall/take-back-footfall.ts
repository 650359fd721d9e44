import { type TakenBack, takeBackSource } from '#kernel/database/statement-log.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { takenBackFootfall } from './model/footfall.ts';
import { FOOTFALL_LOG } from './store/footfall.ts';

/**
 * Takes back the counts that imports of a name brought: what was said before them holds again. What somebody counted since
 * holds still, and is told.
 * @throws ForbiddenError | ValidationError
 */
export async function takeBackFootfall(
  { db, clock }: Pick<AttributionDeps, 'db' | 'clock'>,
  { actor }: RequestContext,
  request: unknown,
): Promise<TakenBack> {
  assertCan(actor, 'operations:write');
  const { source } = parseInput(takenBackFootfall, request, 'request');
  return db.inTransaction('take-back-footfall', (tx) => takeBackSource(tx, FOOTFALL_LOG, source, clock.now()));
}
