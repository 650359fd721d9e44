import type { BusinessDay } from '../../periods/model/business-day.ts';
import { boolean, text } from '../../warehouse/store/columns.ts';
import type { Warehouse } from '../../warehouse/store/warehouse.ts';
import type { ReportScope } from '../model/report.ts';
import { dayExpression, reportSql } from './report-scope.ts';

/** Currencies of all facts, the most frequent first, each with the first day on which it was taken. */
export async function readCurrencies(
  warehouse: Warehouse,
  scope: Pick<ReportScope, 'generation' | 'period' | 'zone'>,
): Promise<Array<{ currency: string; inPeriod: boolean; firstDay: BusinessDay }>> {
  const statement = reportSql('currencies', { day: dayExpression(scope.zone) });
  const params = { from: scope.period.from, to: scope.period.to, zone: scope.zone ?? 'UTC' };
  const columns = { currency: text, in_period: boolean, first_day: text };
  const rows = await warehouse.query(scope.generation, statement, columns, params);
  return rows.map((row) => ({ currency: row.currency, inPeriod: row.in_period, firstDay: row.first_day }));
}
