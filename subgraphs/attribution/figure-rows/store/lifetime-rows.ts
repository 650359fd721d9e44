import { MOST_ORDERS } from '../../cross-channel/model/omni-comparison.ts';
import { customerStatement } from '../../ltv/store/ltv-sql.ts';
import type { FigureKey } from '../../metrics/model/figure-key.ts';
import type { ReportScope } from '../../reports/model/report.ts';
import { acquiredFrom } from '../../segments/model/segment.ts';
import { type RowsStatement, rowsSql } from './rows-sql.ts';

/** What a customer counts with, in the figure itself and in what it is divided by. */
const FIGURES: Readonly<Record<string, { readonly part: string; readonly whole: string; readonly isCompared?: true }>> =
  {
    customer_lifetime_value: { part: 'net', whole: '1' },
    omni_lifetime_value_uplift: { part: 'net', whole: '1', isCompared: true },
    customer_lifetime_margin: { part: 'margin', whole: '1' },
    omni_lifetime_margin_uplift: { part: 'margin', whole: '1', isCompared: true },
    lifetime_cost_coverage: { part: 'known', whole: 'net' },
  };

/** Customers behind figures of what they were worth. */
export function lifetimeRows({ rows, of }: FigureKey, scope: ReportScope): RowsStatement | undefined {
  const figure = FIGURES[rows];
  if (!figure) return undefined;
  const { part, whole, isCompared } = figure;
  const { from, to } = scope.period;
  const { sql: values, params } = customerStatement('customer_values', { scope, acquiredFrom: acquiredFrom(from, to) });
  const ofGroup = (group: string | undefined) =>
    rowsSql('lifetime_values', {
      values,
      part,
      whole,
      of_group: group === undefined ? '1' : `omni = ${group === 'OMNI' ? 1 : 0}`,
    });
  const orders = {
    fewestOfRows: Number(of['fewestOrders'] ?? 1),
    mostOfRows: Number(of['mostOrders'] ?? MOST_ORDERS),
  };
  return {
    rows: ofGroup(isCompared ? 'OMNI' : of['group']),
    ...(isCompared ? { against: ofGroup('MONO') } : {}),
    params: { ...params, ...orders },
  };
}
