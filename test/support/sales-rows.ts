/** Sales of a period by up to three dimensions: `$input`, `$dimensions`. */
export const SALES_ROWS = `query SalesRows($input: ReportInput!, $dimensions: [ReportDimension!]) {
  report(input: $input, dimensions: $dimensions, first: 1000,
    metrics: ["gross_sales", "discounts", "net_sales", "returns", "orders", "units", "returned_units"]) {
    rowCount rows { keys { dimension value } values { value } } totals { keys { dimension value } values { value } }
  }
}`;

interface Answered {
  readonly keys: ReadonlyArray<{ readonly dimension: string; readonly value: string }>;
  readonly values: ReadonlyArray<{ readonly value: string | null }>;
}
export interface SalesAnswer {
  readonly report: { readonly rowCount: number; readonly rows: readonly Answered[]; readonly totals: Answered };
}

/** Figures of one combination of keys; amounts as the API writes them. */
export interface SalesRow {
  readonly keys: ReadonlyArray<{ readonly dimension: string; readonly value: string }>;
  readonly grossSales: string;
  readonly discounts: string;
  readonly netSales: string;
  readonly returns: string;
  readonly orders: number;
  readonly units: number;
  readonly returnedUnits: number;
}

export function toSalesRow({ keys, values }: Answered): SalesRow {
  const [grossSales = '', discounts = '', netSales = '', returns = '', orders, units, returnedUnits] = values.map(
    ({ value }) => value ?? '0',
  );
  return {
    keys,
    ...{ grossSales, discounts, netSales, returns },
    ...{ orders: Number(orders), units: Number(units), returnedUnits: Number(returnedUnits) },
  };
}

/** All rows of an answer. */
export function toSalesRows({ report: { rowCount, rows } }: SalesAnswer): SalesRow[] {
  if (rowCount > rows.length) throw new Error(`${rowCount} rows are more than one answer holds`);
  return rows.map(toSalesRow);
}
