import {
  type CommissionsResult,
  commissionsDocument,
  type StoresResult,
  storesDocument,
} from '../../../api/generated/attribution/commissions.ts';
import type { ReportSource } from '../../../reports/use-report.ts';

export type StoreRow = StoresResult['storesReport']['rows'][number];
export type StoreAmounts = StoreRow['current'];
export type AssociateRow = StoresResult['commissionReport']['byStaffMember'][number];
export type CommissionEntry = CommissionsResult['commissionEntries']['nodes'][number];

/** Stores with what they led to, and associates with what they earned, in one operation. */
export const storesSource: ReportSource<StoresResult> = {
  key: ['stores'],
  read: (client, input, options) => client.request(storesDocument, { input }, options),
  frameOf: ({ storesReport }) => storesReport,
  isEmpty: ({ storesReport, commissionReport }) =>
    storesReport.rows.length === 0 && commissionReport.byStaffMember.length === 0,
};

/** Entries of the ledger, of one associate where they are named, behind a cursor. */
export function commissionsSource(staffMemberId: string | null, after: string | null): ReportSource<CommissionsResult> {
  return {
    key: ['commissions', staffMemberId, after],
    read: (client, input, options) => client.request(commissionsDocument, { input, staffMemberId, after }, options),
    frameOf: ({ commissionReport }) => ({
      ...commissionReport,
      compareFrom: null,
      compareBefore: null,
      historyFrom: null,
      wholeFrom: null,
      currencies: [commissionReport.currencyCode],
    }),
    isEmpty: ({ commissionEntries }) => commissionEntries.nodes.length === 0 && after === null,
  };
}
