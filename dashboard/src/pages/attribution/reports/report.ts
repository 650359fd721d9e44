import { type OverviewResult, overviewDocument } from '../../../api/generated/attribution/reports.ts';
import type { MetricFigure } from '../../../figures/metric.ts';
import type { ReportSource } from '../../../reports/use-report.ts';

/** Everything that the overview page shows, read in one operation. */
export type OverviewReport = OverviewResult['report'] & {
  readonly cards: readonly MetricFigure[];
  readonly topStores: OverviewResult['topStores']['rows'];
  readonly topProducts: OverviewResult['topProducts']['rows'];
  /** What moved net sales; null where nothing is compared. */
  readonly change: SalesChange | null;
};
export type SalesChange = NonNullable<OverviewResult['salesChange']>;

/** Rows of a ranking. */
const RANKED = 10;

/** The first rows that name something: what no store sold has a row too. */
const named = <Row extends { readonly keys: ReadonlyArray<{ readonly value: string }> }>(rows: readonly Row[]): Row[] =>
  rows.filter(({ keys }) => keys[0]?.value !== '').slice(0, RANKED);

export const overviewSource: ReportSource<OverviewReport> = {
  key: ['overview'],
  takesSegments: true,
  read: async (client, input, options) => {
    // Rankings compare nothing, and reading every product once is enough.
    const variables = { input, alone: { ...input, compare: 'NONE' as const } };
    const { report, share, topStores, topProducts, salesChange } = await client.request(
      overviewDocument,
      variables,
      options,
    );
    return {
      ...report,
      cards: [...report.totals.values, ...share.totals.values],
      topStores: named(topStores.rows),
      topProducts: named(topProducts.rows),
      change: salesChange,
    };
  },
  frameOf: (report) => report,
  isEmpty: ({ cards }) => cards.every((card) => Number(card.value ?? 0) === 0 && Number(card.previous ?? 0) === 0),
};
