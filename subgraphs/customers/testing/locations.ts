import type { Operation } from '#kernel/graphql/execution/execute.ts';
import type { Subgraph, SubgraphModule } from '#kernel/runtime/subgraph.ts';

/** The inventory domain as far as customers ask it: which locations exist; all but those named here do. */
export function locationsBut(unknown: ReadonlySet<string>): SubgraphModule {
  const stand: Pick<Subgraph, 'name' | 'execute' | 'stopWork' | 'stop'> = {
    name: 'inventory',
    execute: async ({ document, variables }: Operation) => {
      const ids = variables?.['ids'];
      return String(document).includes('inventoryKnownLocations') && Array.isArray(ids)
        ? { data: { inventoryKnownLocations: ids.filter((id) => !unknown.has(String(id))) } }
        : { errors: [{ message: 'not known here', extensions: { code: 'UNAVAILABLE' } }] };
    },
    stopWork: async () => undefined,
    stop: async () => undefined,
  };
  return { name: 'inventory', create: async () => stand } as unknown as SubgraphModule;
}
