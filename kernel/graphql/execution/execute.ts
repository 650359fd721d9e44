import {
  type DocumentNode,
  type ExecutionResult,
  execute as executeGraphQL,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { type RequestContext, runForRequest } from '../../request/context.ts';
import { type Contexts, contextOfOperation, InvalidContextError } from '../../request/in-context.ts';
import type { Logger } from '../../request/log.ts';
import { DomainError, UnavailableError, ValidationError } from '../../values/errors.ts';
import { withDeadline } from '../../values/time.ts';
import { createCompiledExecutor } from './compiled-executor.ts';
import { variableIssues } from './variable-issues.ts';

/** Documents kept parsed and validated; a subgraph sees few, all of them the gateway's or our ports'. */
const MAX_DOCUMENTS = 2_000;

/** Errors as they may leave a subgraph: an expected one keeps its message and code, any other becomes a bare INTERNAL. */
function present(error: GraphQLError, logger: Logger, requestId: string): GraphQLError {
  const original = error.originalError;
  const place = { ...(error.nodes ? { nodes: error.nodes } : {}), ...(error.path ? { path: error.path } : {}) };
  if (original instanceof DomainError) {
    const { code, isRetryable, details } = original;
    return new GraphQLError(original.message, {
      ...place,
      extensions: { code, isRetryable, ...(details === undefined ? {} : { details }) },
    });
  }
  if (!original || original instanceof GraphQLError || error.extensions['code'] === 'BAD_USER_INPUT') {
    return new GraphQLError(error.message, { ...place, extensions: { code: 'BAD_USER_INPUT', isRetryable: false } });
  }
  logger.error('a resolver failed', { requestId, path: error.path?.join('.'), error: original });
  return new GraphQLError('Something went wrong on our side', {
    ...place,
    extensions: { code: 'INTERNAL', isRetryable: false },
  });
}

/**
 * What is wrong with the variables of an operation that was not run, place by place: the gateway, which knows no more of our
 * scalars than their names, lets through what they do not take. Undefined where the variables were not why.
 */
function refused(
  schema: GraphQLSchema,
  { operationName, variables = {} }: Operation,
  document: DocumentNode,
): GraphQLError[] | undefined {
  const { variableDefinitions = [] } = getOperationAST(document, operationName) ?? {};
  const issues = variableIssues(schema, variableDefinitions, variables);
  if (issues.length === 0) return undefined;
  const originalError = new ValidationError(issues);
  return [new GraphQLError(originalError.message, { originalError })];
}

/** Answer of a GraphQL execution, in process or over HTTP. */
export interface GraphAnswer {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?:
    | ReadonlyArray<{ readonly message: string; readonly extensions?: Record<string, unknown> | undefined }>
    | undefined;
}

export interface Operation {
  readonly document: DocumentNode | string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
  readonly request: RequestContext;
}

/**
 * Makes the executor of one schema: compiled execution, and graphql-js for what that leaves to it. A document in text
 * form is parsed and validated once; one that comes as a node (the gateway's plan) is trusted to be valid, since it was
 * planned against this very schema.
 */
export function createExecutor(options: {
  schema: GraphQLSchema;
  logger: Logger;
  /** Finds out the context of a request that comes without; a schema that reads none needs it not. */
  contexts?: Contexts;
  createContext(request: RequestContext): object;
}): (operation: Operation) => Promise<GraphAnswer> {
  const { schema, logger, contexts, createContext } = options;
  const documents = new LRUCache<string, DocumentNode | readonly GraphQLError[]>({ max: MAX_DOCUMENTS });
  const executeCompiled = createCompiledExecutor(schema);

  function read(text: string): DocumentNode | readonly GraphQLError[] {
    const known = documents.get(text);
    if (known) return known;
    let made: DocumentNode | readonly GraphQLError[];
    try {
      made = parse(text);
      const faults = validate(schema, made, undefined, { maxErrors: 5 });
      if (faults.length > 0) made = faults;
    } catch (error) {
      made = [error instanceof GraphQLError ? error : new GraphQLError('Unreadable document')];
    }
    documents.set(text, made);
    return made;
  }

  /** The request with its context: another router than our gateway hands on the operation's directive and the headers. */
  async function withContext(request: RequestContext, node: DocumentNode, operation: Operation) {
    const definition = getOperationAST(node, operation.operationName);
    if (!contexts || !definition) return request;
    const given = { ...request.given, ...contextOfOperation(definition, operation.variables) };
    try {
      return { ...request, applied: await contexts.resolve(given, request.actor) };
    } catch (error) {
      // What needs no context can be answered all the same.
      if (error instanceof UnavailableError) return request;
      throw error;
    }
  }

  return async (operation) => {
    const { document, variables, operationName } = operation;
    let { request } = operation;
    const node = typeof document === 'string' ? read(document) : document;
    if (!('kind' in node)) return { errors: node.map((error) => present(error, logger, request.requestId).toJSON()) };
    if (request.applied === undefined && request.actor.kind !== 'service') {
      try {
        request = await withContext(request, node, operation);
      } catch (error) {
        if (!(error instanceof InvalidContextError)) throw error;
        return { errors: [{ message: error.message, extensions: { code: error.code, isRetryable: false } }] };
      }
    }
    const context = createContext(request);
    const work = Promise.resolve(
      runForRequest(
        request,
        () =>
          executeCompiled({ document: node, variables, operationName, context }) ??
          executeGraphQL({ schema, document: node, variableValues: variables, operationName, contextValue: context }),
      ),
    );
    let result: ExecutionResult;
    try {
      result = await withDeadline(
        work,
        request.deadlineMs - Date.now(),
        () => new UnavailableError('This took too long'),
      );
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      work.catch(() => undefined);
      return { errors: [{ message: error.message, extensions: { code: 'DEADLINE_EXCEEDED', isRetryable: true } }] };
    }
    if (!result.errors) return { data: result.data };
    const unread = result.data === undefined ? refused(schema, operation, node) : undefined;
    return {
      data: result.data,
      errors: (unread ?? result.errors).map((error) => present(error, logger, request.requestId).toJSON()),
    };
  };
}
