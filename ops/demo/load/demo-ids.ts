import type { PlannedCustomer } from '../plan/plan-customers.ts';

/** Ids that the owners gave to what the plan names. */
export interface DemoIds {
  readonly locations: ReadonlyMap<string, string>;
  readonly customers: ReadonlyMap<string, string>;
  readonly variants: ReadonlyMap<string, { readonly variantId: string; readonly productId: string }>;
  /** Associates by the code of the store where they work. */
  readonly associates: ReadonlyMap<string, readonly string[]>;
}

/** The ids so far, to which customers are added as they are needed. */
export interface GrowingIds extends DemoIds {
  /** Makes the customers who are not known yet, or finds them, as customers since they joined. */
  ensureCustomers(customers: Iterable<PlannedCustomer>): Promise<void>;
}
