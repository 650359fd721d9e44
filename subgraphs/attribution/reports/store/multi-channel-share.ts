import { metricColumns } from '../../metrics/store/metric-columns.ts';
import { bigint, integer, nullable } from '../../warehouse/store/columns.ts';
import { joinSurvivors, personOf } from '../../warehouse/store/person-sql.ts';
import { isPurchase } from '../../warehouse/store/purchase-sql.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { BreakdownFilter } from '../model/breakdown.ts';
import type { RawFigure } from '../model/raw-row.ts';
import type { ReportScope } from '../model/report.ts';
import { factsOf } from './breakdown.ts';
import { dayExpression, reportSql } from './report-scope.ts';

/**
 * Share of customers who bought in two channels or more, and how many customers that is a share of. Null within a
 * single channel, where no customer can have bought in two.
 */
export async function readMultiChannelShare(
  warehouse: Warehouse,
  scope: ReportScope,
  filter: BreakdownFilter,
): Promise<RawFigure> {
  const { where, params } = factsOf(scope, filter, dayExpression(scope.zone), false);
  const text = reportSql('multi_channel_share', {
    metrics: metricColumns(['multi_channel_share']),
    where,
    purchase: isPurchase(),
    person: personOf('fact.customer_id'),
    survivors: joinSurvivors('fact.customer_id'),
  });
  const columns = { customers: integer, multi_channel_share: nullable(bigint) };
  const [row] = await warehouse.query(scope.generation, text, columns, params, 'HEAVY');
  return { value: scope.channels.length === 1 ? null : (row?.multi_channel_share ?? null), n: row?.customers ?? 0 };
}
