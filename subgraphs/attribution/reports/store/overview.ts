import { FIGURES, type FigureKey } from '../../metrics/model/metrics.ts';
import type { BusinessDay } from '../../periods/model/business-day.ts';
import { metricColumns, reportSql } from '../../warehouse/sql-files.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { dayExpression, type ReportScope, scopeCondition } from './report-scope.ts';

/** Figures of one set of facts: minor units, counts, ten-thousandths; null where there is nothing to divide by. */
export type Figures = Readonly<Record<FigureKey, bigint | null>>;

export interface OverviewFacts {
  readonly totals: Figures;
  readonly byBucket: ReadonlyMap<BusinessDay, Figures>;
  readonly byChannel: ReadonlyMap<string, Figures>;
  readonly byChannelAndBucket: ReadonlyMap<string, ReadonlyMap<BusinessDay, Figures>>;
  readonly byStore: ReadonlyMap<string, Figures>;
}

export type FigureRow = Readonly<Record<FigureKey, string | null>>;

export function readFigures(row: FigureRow): Figures {
  return Object.fromEntries(FIGURES.map((key) => [key, row[key] === null ? null : BigInt(row[key])])) as Figures;
}

export const NO_FIGURES: Figures = readFigures(
  Object.fromEntries(
    FIGURES.map((key) => [key, ['average_order_value', 'return_rate'].includes(key) ? null : '0']),
  ) as FigureRow,
);

interface OverviewRow extends FigureRow {
  readonly by_bucket: number;
  readonly by_channel: number;
  readonly by_store: number;
  readonly bucket_day: BusinessDay;
  readonly channel: string;
  readonly store_id: string;
}

/** All sums of an overview's period in one statement over the daily roll-up. */
export async function readOverviewFacts(
  warehouse: Warehouse,
  scope: ReportScope,
  unit: 'day' | 'week',
): Promise<OverviewFacts> {
  const { where, params } = scopeCondition(scope);
  const day = dayExpression(scope.zone);
  const bucket = unit === 'day' ? day : `greatest(toDate32(toMonday(${day})), {from:Date32})`;
  const text = reportSql('overview', { metrics: metricColumns(FIGURES), bucket, where });
  const rows = await warehouse.query<OverviewRow>(scope.generation, text, params);
  const facts = {
    totals: NO_FIGURES,
    byBucket: new Map<BusinessDay, Figures>(),
    byChannel: new Map<string, Figures>(),
    byChannelAndBucket: new Map<string, Map<BusinessDay, Figures>>(),
    byStore: new Map<string, Figures>(),
  };
  for (const row of rows) {
    const figures = readFigures(row);
    if (row.by_store) facts.byStore.set(row.store_id, figures);
    else if (row.by_channel && row.by_bucket) {
      const series = facts.byChannelAndBucket.get(row.channel) ?? new Map<BusinessDay, Figures>();
      facts.byChannelAndBucket.set(row.channel, series.set(row.bucket_day, figures));
    } else if (row.by_channel) facts.byChannel.set(row.channel, figures);
    else if (row.by_bucket) facts.byBucket.set(row.bucket_day, figures);
    else facts.totals = figures;
  }
  return facts;
}

export interface ProductFigures {
  readonly productId: string;
  readonly figures: Figures;
}

/** The ten products of the highest net sales. */
export async function readTopProducts(warehouse: Warehouse, scope: ReportScope): Promise<ProductFigures[]> {
  const { where, params } = scopeCondition(scope);
  const text = reportSql('top_products', { metrics: metricColumns(FIGURES), where });
  const rows = await warehouse.query<FigureRow & { product_id: string }>(scope.generation, text, params);
  return rows.map((row) => ({ productId: row.product_id, figures: readFigures(row) }));
}

/**
 * Share of customers with orders in two channels or more, and how many customers that is a share of. Null within a
 * single channel, where nobody can have ordered in two.
 */
export async function readMultiChannelShare(
  warehouse: Warehouse,
  scope: ReportScope,
): Promise<{ share: bigint | null; customers: number }> {
  const { where, params } = scopeCondition(scope);
  const text = reportSql('multi_channel_share', { metrics: metricColumns(['multi_channel_share']), where });
  type Row = { customers: string; multi_channel_share: string | null };
  const [row] = await warehouse.query<Row>(scope.generation, text, params);
  const share = scope.channels.length === 1 ? null : (row?.multi_channel_share ?? null);
  return { share: share === null ? null : BigInt(share), customers: Number(row?.customers ?? 0) };
}

/** Currencies of all facts, the most frequent first. */
export async function readCurrencies(
  warehouse: Warehouse,
  scope: Pick<ReportScope, 'generation' | 'period' | 'zone'>,
): Promise<Array<{ currency: string; inPeriod: boolean }>> {
  const text = reportSql('currencies', { day: dayExpression(scope.zone) });
  const params = { from: scope.period.from, to: scope.period.to, zone: scope.zone ?? 'UTC' };
  const rows = await warehouse.query<{ currency: string; in_period: number }>(scope.generation, text, params);
  return rows.map((row) => ({ currency: row.currency, inPeriod: row.in_period === 1 }));
}
