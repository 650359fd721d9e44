import { createExecutor } from '#kernel/graphql/execution/execute.ts';
import { countStatements, createRequestContext, type RequestContext } from '#kernel/request/context.ts';
import type { InventoryDeps } from '../deps.ts';
import { inventory } from '../index.ts';

/** Asks inventory's own graph, as the gateway or a port would; anonymously unless told otherwise. */
export function inventoryGraph(deps: InventoryDeps) {
  const execute = createExecutor({
    schema: inventory.schema,
    logger: deps.logger,
    createContext: (request) => ({ request, deps }),
  });
  return async (
    document: string,
    variables: Record<string, unknown> = {},
    request: RequestContext = createRequestContext({ deadlineMs: Date.now() + 600_000 }),
  ) => {
    const counts = new Map<string, number>();
    const answer = await countStatements(counts, () => execute({ document, variables, request }));
    // Through JSON, as it would travel.
    const { data, errors } = JSON.parse(JSON.stringify(answer)) as typeof answer;
    return { data: data ?? {}, errors: errors ?? [], statements: counts.get('inventory') ?? 0 };
  };
}
