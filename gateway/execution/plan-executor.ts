import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  OperationTypeNode,
} from 'graphql';
import type { GatewayContext } from '../request/graph-context.ts';
import { type PlanCache, planKey } from './plan-cache.ts';
import { type PlannedOperation, prepareOperation } from './planned-operation.ts';
import { type IncomingRequest, type PlanRun, runNode } from './run-plan.ts';

type Executor = ApolloGateway['executor'];

/**
 * Runs planned operations. Apollo Gateway plans what it sees for the first time and runs it then; from the second time
 * on its plan is run here, over the same data sources, with all that can be known before a request worked out once.
 * What is out of the ordinary (introspection, rewrites of a plan) always goes to Apollo Gateway.
 */
export function createPlanExecutor(options: {
  schema: GraphQLSchema;
  plans: PlanCache;
  sourceOf(name: string): GraphQLDataSource<GatewayContext>;
  subgraphs: readonly string[];
  apollo: Executor;
}): Executor {
  const { schema, plans, apollo } = options;
  const sources = new Map(options.subgraphs.map((name) => [name, options.sourceOf(name)]));
  const prepared = new WeakMap<DocumentNode, Map<string, PlannedOperation | 'unusual'>>();

  function preparedOf({ document, request, queryHash }: IncomingRequest): PlannedOperation | undefined {
    const name = request.operationName ?? '';
    let byName = prepared.get(document);
    if (!byName) {
      byName = new Map();
      prepared.set(document, byName);
    }
    let operation = byName.get(name);
    if (!operation) {
      const plan = plans.peek(planKey(queryHash, name));
      if (!plan) return undefined;
      operation = prepareOperation(schema, document, name || undefined, plan) ?? 'unusual';
      byName.set(name, operation);
    }
    return operation === 'unusual' ? undefined : operation;
  }

  return async (request) => {
    const operation = preparedOf(request);
    if (!operation) return apollo(request);
    const definitions = operation.definition.variableDefinitions ?? [];
    const { coerced, errors: faults } = getVariableValues(schema, definitions, request.request.variables ?? {});
    if (faults) return { errors: faults };
    const shape = operation.shapeFor(coerced);
    if (!shape) return apollo(request);
    const errors: GraphQLError[] = [];
    const { trace } = request.context as unknown as GatewayContext;
    const run: PlanRun = { sources, request, flags: coerced, given: {}, errors, trace };
    if (operation.plan) await runNode(run, operation.plan, []);
    const { data, broken } = shape(run.given);
    if (errors.length > 0) return { errors, data };
    if (broken) return { data, extensions: { valueCompletion: [] } };
    if (operation.definition.operation === OperationTypeNode.QUERY) trace?.finish(operation.rootFields);
    return { data };
  };
}
