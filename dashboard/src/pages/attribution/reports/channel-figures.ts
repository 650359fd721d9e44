import type { OverviewResult } from '../../../api/generated/attribution/reports.ts';

/** The figures of one row, each with what it is compared with. */
export type ChannelFigures = Omit<OverviewResult['report']['totals'], 'values'>;

interface FigureColumn {
  /** Key of the metric that defines it. */
  readonly metric: string;
  readonly field: keyof ChannelFigures;
  readonly isMoney: boolean;
}

/** Counts first, then amounts; net sales, the result, last. */
export const FIGURE_COLUMNS: readonly FigureColumn[] = [
  { metric: 'orders', field: 'orders', isMoney: false },
  { metric: 'units', field: 'units', isMoney: false },
  { metric: 'returned_units', field: 'returnedUnits', isMoney: false },
  { metric: 'gross_sales', field: 'grossSales', isMoney: true },
  { metric: 'discounts', field: 'discounts', isMoney: true },
  { metric: 'returns', field: 'returns', isMoney: true },
  { metric: 'net_sales', field: 'netSales', isMoney: true },
];

/** A count as it is, an amount in whole units of its currency. */
export const numberOf = (figures: ChannelFigures, field: keyof ChannelFigures): number =>
  Number(figures[field]?.value ?? 0);

/** The same of the period compared with; null where there is none. */
export function previousOf(figures: ChannelFigures, field: keyof ChannelFigures): number | null {
  const previous = figures[field]?.previous ?? null;
  return previous === null ? null : Number(previous);
}
