/** The six domains, in the order in which they are composed and migrated. */
export const DOMAINS = ['catalog', 'inventory', 'customers', 'orders', 'loyalty', 'attribution'] as const;
export type Domain = (typeof DOMAINS)[number];

declare module '#kernel/values/registry.ts' {
  interface Registry {
    domain: Domain;
  }
}
