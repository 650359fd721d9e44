import type { OverviewResult } from '../../../api/generated/operations.ts';

/** Everything that the overview page shows, read in one operation. */
export type OverviewReport = OverviewResult['overview'];
