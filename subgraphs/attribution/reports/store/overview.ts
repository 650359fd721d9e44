import { FIGURES, type Figures, NO_FIGURES } from '../../metrics/model/catalog/sales.ts';
import { metricColumns } from '../../metrics/store/metric-columns.ts';
import type { BusinessDay } from '../../periods/model/business-day.ts';
import { boolean, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { OverviewFacts } from '../model/overview.ts';
import type { ReportScope } from '../model/report.ts';
import { FIGURE_COLUMNS, toFigures } from './figure-rows.ts';
import { dayExpression, reportSql, scopeCondition } from './report-scope.ts';

const COLUMNS = {
  ...FIGURE_COLUMNS,
  by_bucket: boolean,
  by_channel: boolean,
  by_store: boolean,
  bucket_day: text,
  channel: text,
  store_id: text,
};

/** All sums of an overview's period in one statement over the daily roll-up. */
export async function readOverviewFacts(
  warehouse: Warehouse,
  scope: ReportScope,
  unit: 'day' | 'week',
): Promise<OverviewFacts> {
  const { where, params } = scopeCondition(scope);
  const day = dayExpression(scope.zone);
  const bucket = unit === 'day' ? day : `greatest(toDate32(toMonday(${day})), {from:Date32})`;
  const statement = reportSql('overview', { metrics: metricColumns(FIGURES), bucket, where });
  const rows = await warehouse.query(scope.generation, statement, COLUMNS, params);
  const facts = {
    totals: NO_FIGURES,
    byBucket: new Map<BusinessDay, Figures>(),
    byChannel: new Map<string, Figures>(),
    byChannelAndBucket: new Map<string, Map<BusinessDay, Figures>>(),
    byStore: new Map<string, Figures>(),
  };
  for (const row of rows) {
    const figures = toFigures(row);
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
