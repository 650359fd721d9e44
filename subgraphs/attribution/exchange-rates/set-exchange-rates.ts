import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ForbiddenError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { fillDayRates } from './decide-day-rates.ts';
import { type ExchangeRate, givenRates, lastOfEach } from './model/exchange-rate.ts';
import { addRates } from './store/exchange-rates.ts';

interface SetExchangeRatesInput {
  readonly rates: unknown;
  readonly idempotencyKey: string;
}

/**
 * States rates manually; each holds in place of what any source said for its day and currencies, for orders that are yet
 * to come: those that have a rate keep it.
 * @throws ForbiddenError for staff bound to stores too; ValidationError; ConflictError for a key that was used with others.
 */
export async function setExchangeRates(
  deps: Pick<AttributionDeps, 'db' | 'clock' | 'config'>,
  { actor }: RequestContext,
  input: SetExchangeRatesInput,
): Promise<readonly ExchangeRate[]> {
  assertCan(actor, 'reports:write');
  // Rates are the retailer's.
  if (actor.kind === 'staff' && actor.locationIds.length > 0) throw new ForbiddenError();
  const key = parseIdempotencyKey(input.idempotencyKey);
  const rates = lastOfEach(parseInput(givenRates, input.rates, 'rates'));
  const statedBy = actorName(actor);
  await deps.db.inTransaction('set-exchange-rates', (tx) =>
    once(tx, { scope: `set-exchange-rates:${statedBy}`, key, body: rates }, async () => {
      await addRates(tx, rates, { source: '', statedBy, statedAt: deps.clock.now() });
      await fillDayRates(
        tx,
        deps,
        rates.map(({ day }) => day),
      );
      return { stated: rates.length };
    }),
  );
  return rates;
}
