import { operationFromDocument, type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlannerConfig } from '@apollo/query-planner';
import { Kind, parse } from 'graphql';
import { type PlanCache, planKey } from '../execution/plan-cache.ts';
import { type PersistedOperation, sha256 } from './persisted-operations.ts';

/**
 * Plans every committed operation before the first request: planning blocks the loop for 3 to 55 ms, a planned
 * operation costs nothing. Answers the files that do not fit the schema.
 */
export function planOperations(
  supergraphSdl: string,
  operations: readonly PersistedOperation[],
  cache: PlanCache,
  config: QueryPlannerConfig,
): string[] {
  if (operations.length === 0) return [];
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
  const planner = new QueryPlanner(supergraph, config);
  const apiSchema = supergraph.apiSchema();
  return operations
    .filter((operation) => !pinPlan(operation, planner, apiSchema, cache))
    .map((operation) => operation.file);
}

function pinPlan(operation: PersistedOperation, planner: QueryPlanner, apiSchema: Schema, cache: PlanCache): boolean {
  const document = parse(operation.text);
  try {
    const plan = planner.buildQueryPlan(operationFromDocument(apiSchema, document));
    const hash = sha256(operation.text);
    cache.pin(hash, plan);
    for (const definition of document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION && definition.name)
        cache.pin(planKey(hash, definition.name.value), plan);
    }
    return true;
  } catch {
    return false;
  }
}
