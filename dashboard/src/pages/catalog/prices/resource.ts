import { listByPage } from '../../../api/connection.ts';
import {
  type PriceAnomaliesResult,
  type PriceAnomalyKind,
  priceAnomaliesDocument,
} from '../../../api/generated/catalog/prices.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import type { Hit } from '../../../layout/menu.ts';

export const PRICE_ANOMALY_KINDS: readonly PriceAnomalyKind[] = [
  'BELOW_COST',
  'COMPARE_AT_NOT_ABOVE',
  'MOVED',
  'DIFFERS',
];

type Anomaly = PriceAnomaliesResult['priceAnomalies']['nodes'][number];

/** A price of a variant in a channel, named by both. */
export type AnomalyRow = Anomaly & { readonly id: string };

/** Where the price is set; null for what is gone. */
export const productPath = ({ variant }: AnomalyRow) =>
  variant?.product ? `/products/${encodeURIComponent(variant.product.id)}` : null;

export const articleOf = ({ variant }: AnomalyRow) =>
  [variant?.product?.title, variant?.title].filter((part) => part).join(', ') || '–';

/** A price as one line. */
export const anomalyLine = (row: AnomalyRow): Hit => ({
  path: productPath(row) ?? '/price-anomalies',
  primary: articleOf(row),
  secondary: row.channel?.name ?? '',
});

export const priceHandlers: CreateHandlers = (client, cursors) => {
  return {
    getList: (params) =>
      listByPage(cursors, 'price-anomalies', params, async (first, after) => {
        const { kind, channelId } = params.filter as { kind?: PriceAnomalyKind; channelId?: string };
        const filter = { ...(kind ? { kinds: [kind] } : {}), ...(channelId ? { channelIds: [channelId] } : {}) };
        const variables = { first, after, filter };
        const { priceAnomalies } = await client.request(priceAnomaliesDocument, variables, { signal: params.signal });
        const nodes = priceAnomalies.nodes.map((row, index) => ({
          ...row,
          id: row.variant && row.channel ? `${row.variant.id}.${row.channel.id}` : String(index),
        }));
        return { ...priceAnomalies, nodes, meta: undefined };
      }),
  };
};
