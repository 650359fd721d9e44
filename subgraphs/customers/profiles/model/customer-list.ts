import { z } from 'zod';

export type CustomerSortKey = 'CREATED_AT' | 'NAME';

/** Order of a list of customers. */
export interface CustomerSort {
  readonly key: CustomerSortKey;
  readonly direction: 'ASC' | 'DESC';
}

/** Those who came last first. */
export const DEFAULT_SORT: CustomerSort = { key: 'CREATED_AT', direction: 'DESC' };

export const customerFilter = z.object({ hasAccount: z.boolean().nullish() });
/** Which customers are listed; absent narrows nothing. */
export type CustomerFilter = z.infer<typeof customerFilter>;
