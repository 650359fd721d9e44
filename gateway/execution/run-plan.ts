import type { ApolloGateway, GraphQLDataSource } from '@apollo/gateway';
import type { FetchNode, PlanNode, ResponsePath } from '@apollo/query-planner';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { AnswerTrace } from '../request/answer-trace.ts';
import type { GatewayContext } from '../request/graph-context.ts';
import { type Json, merge, objectsAt, pathsTo } from './places.ts';
import { represent } from './representation.ts';
import { unansweredFields } from './unanswered-fields.ts';

export type IncomingRequest = Parameters<ApolloGateway['executor']>[0];
type DataSource = GraphQLDataSource<GatewayContext>;
type SourceCall = Parameters<DataSource['process']>[0];

/** One run of a plan. */
export interface PlanRun {
  readonly sources: ReadonlyMap<string, DataSource>;
  readonly request: IncomingRequest;
  /** Of the operation, coerced; they decide the plan's conditions. */
  readonly flags: Readonly<Record<string, unknown>>;
  /** What the subgraphs gave so far. */
  readonly given: Json;
  readonly errors: GraphQLError[];
  readonly trace: AnswerTrace | undefined;
}

/** Runs a part of the plan on the objects at `path`. */
export async function runNode(run: PlanRun, node: PlanNode, path: ResponsePath): Promise<void> {
  switch (node.kind) {
    case 'Sequence':
      for (const part of node.nodes) await runNode(run, part, path);
      return;
    case 'Parallel':
      await Promise.all(node.nodes.map((part) => runNode(run, part, path)));
      return;
    case 'Flatten':
      return runNode(run, node.node, [...path, ...node.path]);
    case 'Fetch':
      return runFetch(run, node, path);
    case 'Condition': {
      const chosen = run.flags[node.condition] === true ? node.ifClause : node.elseClause;
      return chosen && runNode(run, chosen, path);
    }
    default:
      throw new Error(`a plan with ${node.kind} was not to be run here`);
  }
}

async function runFetch(run: PlanRun, node: FetchNode, path: ResponsePath): Promise<void> {
  const objects = objectsAt(run.given, path);
  if (objects.length === 0) return;
  try {
    if (node.requires) await fetchEntities(run, node, node.requires, path, objects);
    else {
      run.trace?.ask(node.serviceName, 'all');
      const data = await ask(run, node, path, variablesOf(run, node), (key) => key);
      if (data) for (const object of objects) merge(object, data);
    }
  } catch (error) {
    const originalError = error instanceof Error ? error : new Error(String(error));
    tellUnanswered(run, node, path, { message: originalError.message }, originalError);
  }
}

/** A fetch brought nothing: one error for each field that it was to bring. */
function tellUnanswered(
  run: PlanRun,
  node: FetchNode,
  path: ResponsePath,
  { message, extensions }: GraphQLFormattedError,
  originalError?: Error,
): void {
  for (const { path: place, coordinate } of unansweredFields(node, path))
    run.errors.push(
      new GraphQLError(message, { path: place, originalError, extensions: { ...extensions, coordinate } }),
    );
}

async function fetchEntities(
  run: PlanRun,
  node: FetchNode,
  requires: NonNullable<FetchNode['requires']>,
  path: ResponsePath,
  objects: readonly Json[],
): Promise<void> {
  const representations: Json[] = [];
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    const representation = represent(object, requires);
    if (!representation?.['__typename']) continue;
    representations.push(representation);
    places.push(index);
  }
  if (representations.length === 0) return;
  const variables = { ...variablesOf(run, node), representations };
  run.trace?.ask(node.serviceName, idsOf(representations));
  const data = await ask(run, node, path, variables, (index) => places[Number(index)] ?? 0);
  if (!data) return;
  const entities = data['_entities'];
  if (!Array.isArray(entities) || entities.length !== representations.length)
    throw new Error(`Expected "data._entities" to contain ${representations.length} elements`);
  for (const [index, entity] of entities.entries()) {
    const object = objects[places[index] ?? 0];
    if (entity && object) merge(object, entity as Json);
  }
}

/** The ids of entities that have one each; "all" otherwise. */
function idsOf(representations: readonly Json[]): string[] | 'all' {
  const ids: string[] = [];
  for (const { id } of representations) {
    if (typeof id !== 'string') return 'all';
    ids.push(id);
  }
  return ids;
}

function variablesOf({ request }: PlanRun, node: FetchNode): Json {
  const given = request.request.variables ?? {};
  const variables: Json = {};
  for (const name of node.variableUsages ?? [])
    if (Object.hasOwn(given, name) && given[name] !== undefined) variables[name] = given[name];
  return variables;
}

/** Asks the subgraph; its errors are reported at the places in the answer that they concern. */
async function ask(
  run: PlanRun,
  node: FetchNode,
  path: ResponsePath,
  variables: Json,
  placeOf: (index: string | number) => string | number,
): Promise<Json | null | undefined> {
  const source = run.sources.get(node.serviceName);
  if (!source) throw new Error(`no link to ${node.serviceName}`);
  const call = {
    kind: 'incoming operation',
    request: { query: node.operation, variables, operationName: node.operationName },
    incomingRequestContext: run.request,
    context: run.request.context,
    document: node.operationDocumentNode,
    pathInIncomingRequest: path,
  };
  const { data, errors } = await source.process(call as unknown as SourceCall);
  if (errors && errors.length > 0) {
    let paths: Array<Array<string | number>> | undefined;
    for (const error of errors) {
      const [root, index, ...rest] = error.path ?? [];
      if (node.requires && root === '_entities' && typeof index === 'number') {
        paths ??= pathsTo(run.given, path);
        run.errors.push(toError(error, node.serviceName, [...(paths[Number(placeOf(index))] ?? []), ...rest]));
      } else if (error.path) run.errors.push(toError(error, node.serviceName, [...path, ...error.path]));
      else tellUnanswered(run, node, path, error);
    }
  }
  return data;
}

function toError(
  error: GraphQLFormattedError,
  serviceName: string,
  path: ReadonlyArray<string | number> | undefined,
): GraphQLError {
  return new GraphQLError(error.message || 'A subgraph failed', {
    originalError: Object.assign(new Error(error.message), error),
    ...(path ? { path } : {}),
    extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...error.extensions, serviceName },
  });
}
