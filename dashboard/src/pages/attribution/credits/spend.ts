import type { SpendResult } from '../../../api/generated/attribution/spend.ts';

/** What was spent on a day, for a channel or a campaign. */
export type SpendStatement = SpendResult['spend'][number];
