export const REPORT = `query ($input: ReportInput!, $coverDays: Int) { stockHealthReport(input: $input, coverDays: $coverDays) {
  frame { currencyCode }
  figures { metric { key benchmark } value previous n numerator denominator caveat }
  readiness { verdict signals { key state thresholdPercent value { value n numerator denominator metric { benchmark } } } }
  stores { location { id } paradoxicalRequests lost { amount } avoidableStockOuts transferCost { amount } markdownCost { amount }
    holdingCost { amount } marginPressure }
  classes { name variants netSales { amount } stockValue { amount } }
} }`;
export const ROWS = `query ($input: ReportInput!, $coverDays: Int, $after: String) {
  stockHealthRows(input: $input, coverDays: $coverDays, first: 17, after: $after) { pageInfo { endCursor hasNextPage } nodes {
    variant { id } location { id } state opening received sold available onHand outDays observedDays idleDays excess
    isInWarehouse value { amount } atStake { amount } daysLeft sellThrough
  } } }`;
export const PARADOXES = `query ($input: ReportInput!, $after: String) {
  paradoxicalStockOuts(input: $input, first: 5, after: $after) { pageInfo { endCursor hasNextPage } nodes {
    variant { id } location { id } requests unitsAsked unitsHeld lost { amount } } } }`;

interface Figure {
  readonly metric: { readonly key: string; readonly benchmark: string | null };
  readonly value: string | null;
  readonly numerator: string;
  readonly denominator: string;
  readonly n: number;
}
export interface Report {
  readonly figures: readonly Figure[];
  readonly readiness: {
    readonly verdict: string;
    readonly signals: ReadonlyArray<{ key: string; state: string; value: Figure }>;
  };
  readonly stores: ReadonlyArray<
    { location: { id: string }; paradoxicalRequests: number; avoidableStockOuts: number } & Record<
      'lost' | 'transferCost' | 'markdownCost' | 'holdingCost',
      { amount: string } | null
    >
  >;
  readonly classes: ReadonlyArray<{ name: string; variants: number; netSales: { amount: string } }>;
}
