import type { RequestContext } from '#kernel/request/context.ts';
import { boundTo, can } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { readPersonKeys } from '../journeys/store/person-keys.ts';
import { addDays } from '../periods/model/business-day.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { type CustomerLifetime, type ProductReplenishment, predictLifetime } from './model/customer-lifetime.ts';
import { HOLD_OUT_DAYS } from './model/hold-out.ts';
import { backTest, replenishmentOf } from './model/replenishment.ts';
import { type KeptFit, readFits } from './store/lifetime-fit.ts';
import { readHistory } from './store/own-histories.ts';
import { readProductDays } from './store/product-days.ts';

/** People of one operation whose histories are read; each is a statement. */
const MOST_PEOPLE = 20;
const DAY_MS = 86_400_000;

async function readReplenishments(
  { warehouse }: AttributionDeps,
  generation: number,
  ids: readonly string[],
): Promise<ProductReplenishment[]> {
  const products = await readProductDays(warehouse, generation, ids);
  return products.flatMap(({ productId, days, productGap, others }) => {
    const found = replenishmentOf(days, productGap);
    if (!found) return [];
    const { dueDay, ...habit } = found;
    return [
      {
        productId,
        dueOn: new Date(dueDay * DAY_MS).toISOString().slice(0, 10),
        ...habit,
        backTest: backTest(others, habit.habit),
      },
    ];
  });
}

async function lifetimeOf(
  deps: AttributionDeps,
  generation: number,
  [currencyCode, { result, computedAt, day }]: readonly [string, KeptFit],
  ids: readonly string[],
): Promise<CustomerLifetime | null> {
  if (result.kind !== 'FITTED') return null;
  const today = deps.dayOf(deps.clock.now().getTime());
  const [history, replenishments] = await Promise.all([
    readHistory(deps.warehouse, { generation, currency: currencyCode, today }, ids),
    readReplenishments(deps, generation, ids),
  ]);
  if (!history) return null;
  const tested = result.datesBackTest;
  return {
    currencyCode,
    computedAt,
    replenishments,
    nextPurchaseBackTest: tested && { ...tested, hiddenFrom: addDays(day, -HOLD_OUT_DAYS) },
    ...predictLifetime(result.fit, history, addDays(today, -1)),
  };
}

/** What each customer is predicted, merged ids taken as one; null for who may not see it, without purchases, and before the first fit. */
export async function getCustomerLifetimes(
  deps: AttributionDeps,
  { actor }: RequestContext,
  customerIds: readonly string[],
): Promise<Array<CustomerLifetime | null>> {
  // The models are of the whole shop, and so is what they predict of a customer.
  const isAllowed = can(actor, 'reports:read') && can(actor, 'customers:read') && boundTo(actor) === undefined;
  const [kept] = isAllowed ? await readFits(deps.db) : [];
  if (!kept) return customerIds.map(() => null);
  const { generation } = await readDataVersion(deps.db);
  const keys = await readPersonKeys(deps.warehouse, generation, customerIds.slice(0, MOST_PEOPLE));
  return Promise.all(
    customerIds.map((id) => {
      const ids = keys.get(id);
      return ids ? lifetimeOf(deps, generation, kept, ids) : null;
    }),
  );
}
