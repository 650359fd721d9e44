import type { OverviewReport } from './report.ts';

export type ChannelFigures = OverviewReport['totals'];

interface FigureColumn {
  /** Key of the metric that defines it. */
  readonly metric: string;
  readonly field: keyof ChannelFigures;
}

/** Counts first, then amounts; net sales, the result, last. */
export const FIGURE_COLUMNS: readonly FigureColumn[] = [
  { metric: 'orders', field: 'orders' },
  { metric: 'units', field: 'units' },
  { metric: 'returned_units', field: 'returnedUnits' },
  { metric: 'gross_sales', field: 'grossSales' },
  { metric: 'discounts', field: 'discounts' },
  { metric: 'returns', field: 'returns' },
  { metric: 'net_sales', field: 'netSales' },
];

/** A count as it is, an amount in whole units of its currency. */
export function numberOf(figures: ChannelFigures, field: keyof ChannelFigures): number {
  const figure = figures[field];
  return typeof figure === 'number' ? figure : Number(figure.amount);
}
