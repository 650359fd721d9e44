import type { QueryPlan } from '@apollo/query-planner';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { PlanOperation } from '../execution/operation-planner.ts';
import { planKey } from '../execution/plan-cache.ts';
import { type PersistedOperation, sha256 } from './persisted-operations.ts';

/** The plan of a committed operation, with the keys by which the cache is asked for it. */
export interface CommittedPlan {
  readonly keys: readonly string[];
  readonly plan: QueryPlan;
}

export interface PlannedOperations {
  readonly plans: readonly CommittedPlan[];
  /** Files of operations that do not fit the schema. */
  readonly unfit: readonly string[];
}

/**
 * Plans every committed operation before the first request: planning blocks the loop, a planned operation costs
 * nothing.
 */
export function planOperations(operations: readonly PersistedOperation[], plan: PlanOperation): PlannedOperations {
  const made = operations.map((operation) => ({ operation, plans: plansOf(operation, plan) }));
  return {
    plans: made.flatMap(({ plans }) => plans ?? []),
    unfit: made.filter(({ plans }) => !plans).map(({ operation }) => operation.file),
  };
}

function plansOf(operation: PersistedOperation, plan: PlanOperation): CommittedPlan[] | undefined {
  const hash = sha256(operation.text);
  try {
    const document = parse(operation.text);
    const definitions = document.definitions.filter(
      (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
    );
    return definitions.map(({ name }) => ({
      keys: [...(definitions.length === 1 ? [hash] : []), ...(name ? [planKey(hash, name.value)] : [])],
      plan: plan(document, name?.value),
    }));
  } catch {
    return undefined;
  }
}
