import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { PlanOperation } from '../execution/operation-planner.ts';
import { type PlanCache, planKey } from '../execution/plan-cache.ts';
import { type PersistedOperation, sha256 } from './persisted-operations.ts';

/**
 * Plans every committed operation before the first request: planning blocks the loop, a planned operation costs
 * nothing. Answers the files that do not fit the schema.
 */
export function planOperations(
  operations: readonly PersistedOperation[],
  plan: PlanOperation,
  cache: PlanCache,
): string[] {
  return operations.filter((operation) => !pinPlans(operation, plan, cache)).map((operation) => operation.file);
}

function pinPlans(operation: PersistedOperation, plan: PlanOperation, cache: PlanCache): boolean {
  const hash = sha256(operation.text);
  try {
    const document = parse(operation.text);
    const definitions = document.definitions.filter(
      (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
    );
    for (const { name } of definitions) {
      const made = plan(document, name?.value);
      if (definitions.length === 1) cache.pin(hash, made);
      if (name) cache.pin(planKey(hash, name.value), made);
    }
    return true;
  } catch {
    return false;
  }
}
