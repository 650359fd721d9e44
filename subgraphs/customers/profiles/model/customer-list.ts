import { z } from 'zod';

export const CUSTOMER_SORT_KEYS = ['CREATED_AT', 'NAME'] as const;
export type CustomerSortKey = (typeof CUSTOMER_SORT_KEYS)[number];

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
