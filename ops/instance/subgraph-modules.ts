import { setImmediate } from 'node:timers/promises';
import type { SubgraphModule } from '#kernel/runtime/subgraph.ts';
import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';

const LOAD: Readonly<Record<Domain, () => Promise<SubgraphModule>>> = {
  catalog: async () => (await import('../../subgraphs/catalog/index.ts')).catalog,
  inventory: async () => (await import('../../subgraphs/inventory/index.ts')).inventory,
  customers: async () => (await import('../../subgraphs/customers/index.ts')).customers,
  orders: async () => (await import('../../subgraphs/orders/index.ts')).orders,
  loyalty: async () => (await import('../../subgraphs/loyalty/index.ts')).loyalty,
  attribution: async () => (await import('../../subgraphs/attribution/index.ts')).attribution,
};

/** The composition root of a domain, loaded when it is asked for: a process of the split loads its own alone. */
export function loadSubgraph(domain: Domain): Promise<SubgraphModule> {
  return LOAD[domain]();
}

/** Loads the code of every domain, one after the other: between two of them, what waits for this process is answered. */
export async function preloadSubgraphs(): Promise<void> {
  for (const domain of DOMAINS) {
    await loadSubgraph(domain);
    await setImmediate();
  }
}
