import type { RequestContext } from '#kernel/request/context.ts';
import type { Money } from '#kernel/values/money.ts';
import type { AttributionDeps } from '../deps.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { getOrderRates } from './get-order-rates.ts';
import { readConvertedNets } from './store/converted-nets.ts';

/**
 * What orders of other currencies were sold for in the shop's, as the figures count them, in the order asked for; null
 * without a rate, until its facts have arrived, and for who may not see orders.
 * @throws UnavailableError while the analytics engine is down.
 */
export async function getConvertedNets(
  deps: Pick<AttributionDeps, 'db' | 'warehouse' | 'config'>,
  request: RequestContext,
  orderIds: readonly string[],
): Promise<Array<Money | null>> {
  const { currencyCode } = deps.config;
  const known = (await getOrderRates(deps, request, orderIds)).flatMap((one) =>
    one !== null && one.rate !== null && one.shopCurrency === currencyCode ? [one] : [],
  );
  if (known.length === 0) return orderIds.map(() => null);
  const { generation } = await readDataVersion(deps.db);
  const nets = await readConvertedNets(deps.warehouse, generation, known, currencyCode);
  return orderIds.map((id) => {
    const minor = nets.get(id);
    return minor === undefined ? null : { minor, currency: currencyCode };
  });
}
