import type { RequestContext } from '#kernel/request/context.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { takenBackFootfall } from './model/footfall.ts';
import { takeBackCounts } from './store/footfall.ts';

/**
 * Takes back the counts that imports of a name brought and that hold still; what was said before them holds again.
 * @throws ForbiddenError | ValidationError
 */
export async function takeBackFootfall(
  { db, clock }: Pick<AttributionDeps, 'db' | 'clock'>,
  { actor }: RequestContext,
  request: unknown,
): Promise<{ readonly takenBack: number }> {
  assertCan(actor, 'operations:write');
  const { source } = parseInput(takenBackFootfall, request, 'request');
  return db.inTransaction('take-back-footfall', async (tx) => ({
    takenBack: await takeBackCounts(tx, source, { statedBy: 'take-back', statedAt: clock.now() }),
  }));
}
