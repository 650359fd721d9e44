/** The six domains in the order in which they are migrated and started. */
export const DOMAINS = ['catalog', 'inventory', 'customers', 'orders', 'loyalty', 'attribution'] as const;
export type Domain = (typeof DOMAINS)[number];
