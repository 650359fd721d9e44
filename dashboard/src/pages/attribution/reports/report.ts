import { type OverviewResult, overviewDocument } from '../../../api/generated/attribution/reports.ts';
import type { ReportSource } from '../../../reports/use-report.ts';

/** Everything that the overview page shows, read in one operation. */
export type OverviewReport = OverviewResult['overview'] & {
  /** What moved net sales; null where nothing is compared. */
  readonly change: SalesChange | null;
};
export type SalesChange = NonNullable<OverviewResult['salesChange']>;

export const overviewSource: ReportSource<OverviewReport> = {
  key: ['overview'],
  takesSegments: true,
  read: async (client, input, options) => {
    const { overview, salesChange } = await client.request(overviewDocument, { input }, options);
    return { ...overview, change: salesChange };
  },
  frameOf: (report) => report,
  isEmpty: ({ cards }) => cards.every((card) => Number(card.value ?? 0) === 0 && Number(card.previous ?? 0) === 0),
};
