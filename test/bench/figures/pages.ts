import { commissionsDocument, storesDocument } from '../../../dashboard/src/api/generated/attribution/commissions.ts';
import { attributionDocument } from '../../../dashboard/src/api/generated/attribution/credits.ts';
import { crossChannelReportDocument } from '../../../dashboard/src/api/generated/attribution/cross-channel.ts';
import { customersReportDocument } from '../../../dashboard/src/api/generated/attribution/ltv.ts';
import { overviewDocument, type ReportInput } from '../../../dashboard/src/api/generated/attribution/reports.ts';
import { serviceQualityDocument } from '../../../dashboard/src/api/generated/attribution/service-quality.ts';
import { stockHealthReportDocument } from '../../../dashboard/src/api/generated/attribution/stock-health.ts';
import { trafficDocument } from '../../../dashboard/src/api/generated/attribution/traffic.ts';

/** A page of figures as the dashboard asks for it when nothing was chosen. */
export interface FigurePage {
  readonly name: string;
  readonly query: string;
  variables(input: ReportInput): Record<string, unknown>;
}

const ATTRIBUTION = {
  model: 'LAST_NON_DIRECT',
  compareModel: 'FIRST_TOUCH',
  by: 'CHANNEL',
  windowDays: 30,
  withSpend: true,
  spendBy: 'CHANNEL',
};

/** The operation of each page of figures, as the dashboard sends it. */
export const FIGURE_PAGES: readonly FigurePage[] = [
  {
    name: 'overview',
    query: overviewDocument.query,
    variables: (input) => ({ input, alone: { ...input, compare: 'NONE' } }),
  },
  {
    name: 'cross-channel',
    query: crossChannelReportDocument.query,
    variables: (input) => ({ input, withinDays: 7 }),
  },
  { name: 'stock health', query: stockHealthReportDocument.query, variables: (input) => ({ input }) },
  { name: 'service quality', query: serviceQualityDocument.query, variables: (input) => ({ input }) },
  {
    name: 'traffic',
    query: trafficDocument.query,
    variables: (input) => ({ input, by: ['SOURCE', 'CAMPAIGN'], funnel: [] }),
  },
  { name: 'stores', query: storesDocument.query, variables: (input) => ({ input }) },
  {
    name: 'commissions',
    query: commissionsDocument.query,
    variables: (input) => ({ input, staffMemberId: null, after: null }),
  },
  { name: 'attribution', query: attributionDocument.query, variables: (input) => ({ input, ...ATTRIBUTION }) },
  { name: 'customer value', query: customersReportDocument.query, variables: (input) => ({ input }) },
];
