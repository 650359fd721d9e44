import { readLogVersion } from '#kernel/database/statement-log.ts';
import type { AttributionDeps } from '../deps.ts';
import type { ReportScope } from '../reports/model/report.ts';
import type { FigureReader } from '../reports/read-figure.ts';
import { conversionBy, type StoreVisits, storeConversionValues } from './model/store-conversion.ts';
import { FOOTFALL_LOG, readDays } from './store/footfall.ts';
import { readStoreOrders } from './store/store-orders.ts';

/**
 * Visitors of stores and the orders placed there; nothing where nobody counted. Days are those of the shop, as they were
 * counted, whatever zone the report is read in, and whole: a count cannot be cut at an hour.
 */
export async function readStoreVisits(
  { db, warehouse, config }: Pick<AttributionDeps, 'db' | 'warehouse' | 'config'>,
  { generation, period, channels, storeIds }: ReportScope,
): Promise<StoreVisits> {
  const none: StoreVisits = { counted: [], sold: [], channels };
  const counted = await readDays(db, period, storeIds, Number.MAX_SAFE_INTEGER);
  if (counted.length === 0) return none;
  const hoursIn = counted.some(({ hours }) => hours.length > 0) ? config.timeZone : undefined;
  const sold = await readStoreOrders(warehouse, { generation, period, storeIds, hoursIn });
  // What is asked of channels that sell in no store is no question about visitors.
  const isAsked = channels.length === 0 || sold.some(({ channel }) => channels.includes(channel));
  return isAsked ? { counted, sold, channels } : none;
}

/** Store conversion, for goals and alerts. */
export const footfallFigureReader: FigureReader = {
  keys: ['store_conversion_rate'],
  version: ({ db }) => readLogVersion(db, FOOTFALL_LOG),
  async read(deps, { scope, previous }) {
    const [now, before] = await Promise.all(
      [scope, previous].map(async (side) => side && conversionBy(await readStoreVisits(deps, side), () => '').get('')),
    );
    const [conversion] = storeConversionValues(now, before);
    if (!conversion) throw new TypeError('store conversion is one figure');
    return conversion;
  },
};
