import { type Figures, NO_FIGURES } from '../../metrics/model/catalog/sales.ts';
import type { BusinessDay } from '../../periods/model/business-day.ts';
import { dimensionLabel, isTime, type SalesDimension } from './sales-dimension.ts';
import { type SalesFigures, toSalesFigures } from './sales-figures.ts';

/** Figures of one combination of keys. */
export interface SalesRow {
  readonly keys: readonly string[];
  readonly figures: Figures;
}
export interface DimensionKey {
  readonly dimension: SalesDimension;
  readonly value: string;
  readonly label: string;
}
export interface SalesReportRow extends SalesFigures {
  readonly keys: readonly DimensionKey[];
  readonly previous: SalesFigures | null;
}
export interface SalesReport {
  readonly currencyCode: string;
  readonly currencies: readonly string[];
  readonly zone: string;
  readonly computedAt: Date;
  /** Days before it are not whole yet; null when all are. */
  readonly wholeFrom: BusinessDay | null;
  readonly rows: readonly SalesReportRow[];
  readonly totals: SalesReportRow;
}

/** Rows of the period with those they are compared with; a key that sold only before stays, with zero now. */
export function joinRows(
  dimensions: readonly SalesDimension[],
  now: readonly SalesRow[],
  before: readonly SalesRow[] | undefined,
  currency: string,
): SalesReportRow[] {
  const keyOf = (row: SalesRow): string => JSON.stringify(row.keys);
  const previous = new Map(before?.map((row) => [keyOf(row), row]));
  const known = new Set(now.map(keyOf));
  const gone = (before ?? [])
    .filter((row) => !known.has(keyOf(row)))
    .map((row) => ({ keys: row.keys, figures: NO_FIGURES }));
  const rows = [...now, ...gone].map((row) => {
    const old = previous.get(keyOf(row))?.figures ?? (before ? NO_FIGURES : undefined);
    return {
      keys: dimensions.map((dimension, index) => {
        const value = row.keys[index] ?? '';
        return { dimension, value, label: dimensionLabel(dimension, value) };
      }),
      ...toSalesFigures(row.figures, currency),
      previous: old ? toSalesFigures(old, currency) : null,
    };
  });
  const byKeys = (a: SalesReportRow, b: SalesReportRow): number =>
    a.keys.map((key) => key.value).join('\u0000') < b.keys.map((key) => key.value).join('\u0000') ? -1 : 1;
  const byNetSales = (a: SalesReportRow, b: SalesReportRow): number =>
    a.netSales.minor === b.netSales.minor ? byKeys(a, b) : a.netSales.minor > b.netSales.minor ? -1 : 1;
  return rows.sort(dimensions.some(isTime) ? byKeys : byNetSales);
}
