import { metricColumns } from '../../metrics/store/metric-columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { MultiChannelShare } from '../model/overview.ts';
import type { ReportScope } from '../model/report.ts';
import { reportSql, scopeCondition } from './report-scope.ts';

/**
 * Share of customers with orders in two channels or more, and how many customers that is a share of. Null within a
 * single channel, where no customer can have ordered in two.
 */
export async function readMultiChannelShare(warehouse: Warehouse, scope: ReportScope): Promise<MultiChannelShare> {
  const { where, params } = scopeCondition(scope);
  const text = reportSql('multi_channel_share', { metrics: metricColumns(['multi_channel_share']), where });
  type Row = { customers: string; multi_channel_share: string | null };
  const [row] = await warehouse.query<Row>(scope.generation, text, params);
  const share = scope.channels.length === 1 ? null : (row?.multi_channel_share ?? null);
  return { share: share === null ? null : BigInt(share), customers: Number(row?.customers ?? 0) };
}
