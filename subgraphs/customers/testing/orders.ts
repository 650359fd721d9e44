import type { Operation } from '#kernel/graphql/execution/execute.ts';
import type { Subgraph, SubgraphModule } from '#kernel/runtime/subgraph.ts';

/** The orders domain as far as customers ask it: whose every order names an address. What else is asked it does not know. */
export function ordersOf(buyers: ReadonlyMap<string, readonly string[]>): SubgraphModule {
  const stand: Pick<Subgraph, 'name' | 'execute' | 'stopWork' | 'stop'> = {
    name: 'orders',
    execute: async ({ document, variables }: Operation) =>
      String(document).includes('ordersBuyersByEmail')
        ? { data: { ordersBuyersByEmail: buyers.get(String(variables?.['email'])) ?? [] } }
        : { errors: [{ message: 'not known here', extensions: { code: 'UNAVAILABLE' } }] },
    stopWork: async () => undefined,
    stop: async () => undefined,
  };
  return { name: 'orders', create: async () => stand } as unknown as SubgraphModule;
}
