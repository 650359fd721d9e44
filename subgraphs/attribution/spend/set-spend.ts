import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { type Actor, actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { decideDayRates } from '../exchange-rates/decide-day-rates.ts';
import { type RatedSpend, spendEntries, toSpend } from './model/spend.ts';
import { addStatements, withRates } from './store/spend.ts';

interface SetSpendInput {
  readonly entries: unknown;
  readonly idempotencyKey: string;
}

/** Spend is the retailer's: staff bound to stores neither read nor set it. @throws ForbiddenError */
export function assertUnbound(actor: Actor): void {
  if (actor.kind === 'staff' && actor.locationIds.length > 0) throw new ForbiddenError();
}

/**
 * States what was spent; each entry holds in place of what was said before for the same day, channel, campaign,
 * purpose and currency.
 * @throws ForbiddenError | ValidationError; ConflictError for a key that was used with other entries.
 */
export async function setSpend(
  deps: Pick<AttributionDeps, 'db' | 'clock' | 'config'>,
  request: RequestContext,
  input: SetSpendInput,
): Promise<readonly RatedSpend[]> {
  assertCan(request.actor, 'reports:write');
  assertUnbound(request.actor);
  const key = parseIdempotencyKey(input.idempotencyKey);
  const spend = toSpend(parseInput(spendEntries, input.entries, 'entries'));
  const statedBy = actorName(request.actor);
  await deps.db.inTransaction('set-spend', (tx) =>
    once(tx, { scope: `set-spend:${statedBy}`, key, body: spend }, async () => {
      await addStatements(tx, spend, { source: '', statedBy, statedAt: deps.clock.now() });
      await decideDayRates(tx, deps, spend);
      return { stated: spend.length };
    }),
  );
  return withRates(deps.db, spend, deps.config.currencyCode);
}
