import type { OverviewResult } from '../../../api/generated/attribution/reports.ts';

/** Everything that the overview page shows, read in one operation. */
export type OverviewReport = OverviewResult['overview'];
