import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import { type DocumentNode, type GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { type DocumentFacts, flagsKey, readFacts } from '#kernel/graphql/execution/document-facts.ts';
import type { Actor } from '#kernel/request/actor.ts';
import { nextChangeOf } from '#kernel/request/context.ts';
import type { GatewayContext } from '../request/graph-context.ts';
import { type DeniedField, denialOf, deniedFields, permissionsIn, withoutFields } from './denied-fields.ts';
import type { PlanOperation } from './operation-planner.ts';
import { type PlanCache, planKey } from './plan-cache.ts';
import { type PlannedOperation, prepareOperation } from './planned-operation.ts';
import { readVariables } from './read-variables.ts';
import { type IncomingRequest, type PlanRun, runNode } from './run-plan.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

type Executor = ApolloGateway['executor'];
type Values = Readonly<Record<string, unknown>>;

/** A document with what was made of its operations, by their names and what is left out; `unusual` ones are Apollo's. */
interface KnownDocument {
  readonly facts: DocumentFacts;
  /** On which some of its fields depend alone. */
  readonly permissions: readonly string[];
  readonly denials: Map<string, readonly DeniedField[]>;
  readonly operations: Map<string, PlannedOperation | 'unusual'>;
}

interface ExecutorOptions {
  readonly schema: GraphQLSchema;
  readonly facts: SupergraphFacts;
  readonly plans: PlanCache;
  readonly plan: PlanOperation;
  sourceOf(name: string): GraphQLDataSource<GatewayContext>;
  /** Whether a caller has a permission of the product's. */
  may(actor: Actor, permission: string): boolean;
  readonly apollo: Executor;
}

const NOTHING_DENIED: readonly DeniedField[] = [];

/**
 * Runs operations by Apollo's plans over our data sources, with all that can be known before a request worked out
 * once: also what the caller has no right to, which no domain is asked for. What is out of the ordinary
 * (introspection, rewrites of a plan) is Apollo Gateway's to run, each time.
 */
export function createPlanExecutor(options: ExecutorOptions): Executor {
  const { schema, facts: supergraph, plans, plan, may, apollo } = options;
  const sources = new Map(supergraph.subgraphs.map(({ name }) => [name, options.sourceOf(name)]));
  const known = new WeakMap<DocumentNode, KnownDocument>();

  function documentOf(document: DocumentNode): KnownDocument {
    let found = known.get(document);
    if (!found) {
      const permissions = permissionsIn(schema, supergraph.access, document);
      found = { facts: readFacts(document), permissions, denials: new Map(), operations: new Map() };
      known.set(document, found);
    }
    return found;
  }

  function denialsOf(found: KnownDocument, { operation, request }: IncomingRequest, values: Values, actor: Actor) {
    const { facts, permissions } = found;
    if (permissions.length === 0 || !facts.ordinary) return NOTHING_DENIED;
    const missing = permissions.filter((permission) => !may(actor, permission));
    if (missing.length === 0) return NOTHING_DENIED;
    const key = `${request.operationName ?? ''} ${flagsKey(facts.flags, values)} ${missing.join()}`;
    let denied = found.denials.get(key);
    if (!denied) {
      const flags = new Map(facts.flags.map((flag) => [flag, values[flag] === true]));
      const mayHave = (permission: string) => !missing.includes(permission);
      const { fragments } = facts;
      denied = deniedFields({ schema, rules: supergraph.access, fragments, flags, operation, may: mayHave });
      found.denials.set(key, denied);
    }
    return denied;
  }

  function planOf({ document, queryHash }: IncomingRequest, name: string | undefined, leftOut: readonly string[]) {
    const key = planKey(queryHash, name) + leftOut.map((coordinate) => ` -${coordinate}`).join('');
    let made = plans.peek(key);
    if (!made) {
      made = plan(leftOut.length > 0 ? withoutFields(schema, document, new Set(leftOut)) : document, name);
      void plans.set(key, made);
    }
    return made;
  }

  function operationOf(found: KnownDocument, incoming: IncomingRequest, denied: readonly DeniedField[]) {
    if (!found.facts.ordinary) return undefined;
    const name = incoming.request.operationName || undefined;
    const leftOut = [...new Set(denied.map(({ coordinate }) => coordinate))].sort();
    const key = [name ?? '', ...leftOut].join(' -');
    let operation = found.operations.get(key);
    if (!operation) {
      operation = prepareOperation(schema, found.facts, name, planOf(incoming, name, leftOut)) ?? 'unusual';
      found.operations.set(key, operation);
    }
    return operation === 'unusual' ? undefined : operation;
  }

  return async (request) => {
    const { trace, request: asked, statements } = request.context as unknown as GatewayContext;
    const found = documentOf(request.document);
    const read = readVariables(schema, request.operation, found.facts, request.request.variables ?? {});
    if ('error' in read) return { errors: [read.error] };
    const denied = denialsOf(found, request, read.values, asked.actor);
    const operation = operationOf(found, request, denied);
    const shape = operation?.shapeFor(read.values);
    if (!operation || !shape) return apollo(request);
    const errors: GraphQLError[] = denied.map((field) => denialOf(field, asked.actor.kind !== 'anonymous'));
    const run: PlanRun = { sources, request, flags: read.values, given: {}, errors, trace };
    if (operation.plan) await runNode(run, operation.plan, []);
    const { data, broken } = shape(run.given);
    if (errors.length > 0) return { errors, data };
    if (broken) return { data, extensions: { valueCompletion: [] } };
    if (operation.definition.operation === OperationTypeNode.QUERY)
      trace?.finish(operation.rootFields, nextChangeOf(statements));
    return { data };
  };
}
