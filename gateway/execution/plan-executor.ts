import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { type DocumentFacts, readFacts } from '#kernel/graphql/execution/document-facts.ts';
import type { GatewayContext } from '../request/graph-context.ts';
import type { PlanOperation } from './operation-planner.ts';
import { type PlanCache, planKey } from './plan-cache.ts';
import { type PlannedOperation, prepareOperation } from './planned-operation.ts';
import { type IncomingRequest, type PlanRun, runNode } from './run-plan.ts';

type Executor = ApolloGateway['executor'];

/** A document with what was made of its operations, by their names; `unusual` ones are Apollo Gateway's. */
interface KnownDocument {
  readonly facts: DocumentFacts;
  readonly operations: Map<string, PlannedOperation | 'unusual'>;
}

/** A variable that decides @skip or @include may be null by its type and has no meaning then. */
function nullFlag(facts: DocumentFacts, operation: OperationDefinitionNode, values: Readonly<Record<string, unknown>>) {
  const flag = facts.flags.find((name) => values[name] === null);
  if (flag === undefined) return undefined;
  return new GraphQLError(`Variable "$${flag}" decides @skip or @include and must not be null.`, {
    nodes: operation.variableDefinitions?.filter(({ variable }) => variable.name.value === flag) ?? [],
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/**
 * Runs operations by Apollo's plans over our data sources, with all that can be known before a request worked out
 * once. What is out of the ordinary (introspection, rewrites of a plan) is Apollo Gateway's to run, each time.
 */
export function createPlanExecutor(options: {
  schema: GraphQLSchema;
  plans: PlanCache;
  plan: PlanOperation;
  sourceOf(name: string): GraphQLDataSource<GatewayContext>;
  subgraphs: readonly string[];
  apollo: Executor;
}): Executor {
  const { schema, plans, plan, apollo } = options;
  const sources = new Map(options.subgraphs.map((name) => [name, options.sourceOf(name)]));
  const known = new WeakMap<DocumentNode, KnownDocument>();

  function documentOf(document: DocumentNode): KnownDocument {
    let found = known.get(document);
    if (!found) {
      found = { facts: readFacts(document), operations: new Map() };
      known.set(document, found);
    }
    return found;
  }

  function prepare({ facts }: KnownDocument, { document, request, queryHash }: IncomingRequest) {
    if (!facts.ordinary) return undefined;
    const name = request.operationName || undefined;
    const key = planKey(queryHash, name);
    const made = plans.peek(key) ?? plan(document, name);
    void plans.set(key, made);
    return prepareOperation(schema, facts, name, made);
  }

  function operationOf(found: KnownDocument, incoming: IncomingRequest): PlannedOperation | undefined {
    const name = incoming.request.operationName ?? '';
    let operation = found.operations.get(name);
    if (!operation) {
      operation = prepare(found, incoming) ?? 'unusual';
      found.operations.set(name, operation);
    }
    return operation === 'unusual' ? undefined : operation;
  }

  return async (request) => {
    const found = documentOf(request.document);
    const definitions = request.operation.variableDefinitions ?? [];
    const { coerced, errors: faults } = getVariableValues(schema, definitions, request.request.variables ?? {});
    if (faults) return { errors: faults };
    const fault = nullFlag(found.facts, request.operation, coerced);
    if (fault) return { errors: [fault] };
    const operation = operationOf(found, request);
    const shape = operation?.shapeFor(coerced);
    if (!operation || !shape) return apollo(request);
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
