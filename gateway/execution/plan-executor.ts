import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import { type DocumentNode, type GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { type DocumentFacts, readFacts } from '#kernel/graphql/execution/document-facts.ts';
import type { GatewayContext } from '../request/graph-context.ts';
import type { PlanOperation } from './operation-planner.ts';
import { type PlanCache, planKey } from './plan-cache.ts';
import { type PlannedOperation, prepareOperation } from './planned-operation.ts';
import { readVariables } from './read-variables.ts';
import { type IncomingRequest, type PlanRun, runNode } from './run-plan.ts';

type Executor = ApolloGateway['executor'];

/** A document with what was made of its operations, by their names; `unusual` ones are Apollo Gateway's. */
interface KnownDocument {
  readonly facts: DocumentFacts;
  readonly operations: Map<string, PlannedOperation | 'unusual'>;
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
    const read = readVariables(schema, request.operation, found.facts, request.request.variables ?? {});
    if ('error' in read) return { errors: [read.error] };
    const operation = operationOf(found, request);
    const shape = operation?.shapeFor(read.values);
    if (!operation || !shape) return apollo(request);
    const errors: GraphQLError[] = [];
    const { trace } = request.context as unknown as GatewayContext;
    const run: PlanRun = { sources, request, flags: read.values, given: {}, errors, trace };
    if (operation.plan) await runNode(run, operation.plan, []);
    const { data, broken } = shape(run.given);
    if (errors.length > 0) return { errors, data };
    if (broken) return { data, extensions: { valueCompletion: [] } };
    if (operation.definition.operation === OperationTypeNode.QUERY) trace?.finish(operation.rootFields);
    return { data };
  };
}
