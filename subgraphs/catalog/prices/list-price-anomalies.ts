import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageArgs, parsePage, toPage } from '#kernel/values/pagination.ts';
import { assertCan, can } from '../../shared/permissions.ts';
import { readChannelsById } from '../channels/store/channels.ts';
import type { CatalogDeps } from '../deps.ts';
import { PRICE_ANOMALY_KINDS, type PriceAnomaly, type PriceAnomalyKind } from './model/price-anomaly.ts';
import { countPriceAnomalies, readPriceAnomalies } from './store/price-anomalies.ts';

interface ListPriceAnomaliesArgs extends PageArgs {
  readonly filter?:
    | {
        readonly kinds?: readonly PriceAnomalyKind[] | null | undefined;
        readonly channelIds?: readonly string[] | null | undefined;
      }
    | null
    | undefined;
}

/** Prices on sale that somebody should look at. What costs decide is left out for those who may not see costs. */
export async function listPriceAnomalies(
  deps: Pick<CatalogDeps, 'db' | 'clock' | 'findSuspects'>,
  { actor }: RequestContext,
  args: ListPriceAnomaliesArgs,
): Promise<Page<PriceAnomaly>> {
  assertCan(actor, 'catalog:write');
  const page = parsePage(args, 2);
  const { kinds, channelIds } = args.filter ?? {};
  const seesCosts = can(actor, 'catalog:cost');
  const rules = PRICE_ANOMALY_KINDS.filter((kind) => seesCosts || kind !== 'BELOW_COST');
  const channels = channelIds ? await readChannelsById(deps.db, channelIds) : undefined;
  const search = {
    rules,
    kinds: kinds ?? rules,
    channelCodes: channels?.flatMap((channel) => channel?.code ?? []),
    variantIds: await deps.findSuspects(),
    now: deps.clock.now(),
  };
  const rows = await readPriceAnomalies(deps.db, search, page);
  const keyOf = ({ variantId, channelCode }: PriceAnomaly) => [variantId, channelCode];
  return toPage(rows, page, keyOf, () => countPriceAnomalies(deps.db, search));
}
