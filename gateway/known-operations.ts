import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { IncomingRequest } from './execution/run-plan.ts';
import type { OperationSteps } from './operation-steps.ts';
import type { AskedOperation, ReadDocument } from './request/asked-operation.ts';
import type { GatewayContext } from './request/graph-context.ts';

/** Characters of all remembered documents at most. */
const MAX_CHARACTERS = 8 * 1024 * 1024;
/** Values of `Accept` remembered at most. */
const MAX_ACCEPTED = 100;

/** An operation as it came, its document as text. */
export interface TextOperation {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/** An answer before it becomes bytes. */
export interface GraphAnswer {
  readonly status: number;
  readonly headers: Map<string, string>;
  readonly text: string;
}

/** How an answer is written, errors first: they are what a reader must not miss. */
export function writeResult({ errors, data, extensions }: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ errors, data, extensions });
}

/** What an error says of the HTTP answer, in its extensions. */
interface HttpPart {
  readonly status?: number;
  readonly headers?: ReadonlyMap<string, string>;
}

const httpOf = ({ extensions }: GraphQLError) => (extensions['http'] ?? {}) as HttpPart;

function formatted(error: GraphQLError): GraphQLFormattedError {
  const { http: _, ...extensions } = error.extensions;
  return { ...error.toJSON(), extensions: { ...extensions, code: extensions['code'] ?? 'INTERNAL_SERVER_ERROR' } };
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(`Unexpected error value: ${String(error)}`);
  return new GraphQLError(originalError.message, { originalError });
}

/**
 * Runs again what Apollo Server has found valid before, by the same steps: its own way, with a hash of the text, the
 * plugins' promises and the choice of a media type each time, takes as long as the plan of a small answer.
 */
export function createKnownOperations(options: {
  schema: GraphQLSchema;
  steps: OperationSteps;
  execute(request: IncomingRequest): Promise<ExecutionResult>;
}) {
  const { schema, steps, execute } = options;
  const { checks, publish, observer } = steps;
  const documents = new LRUCache<string, ReadDocument>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ source }) => source.length,
  });
  const mediaTypes = new LRUCache<string, string>({ max: MAX_ACCEPTED });

  async function resultOf(asked: AskedOperation, operationName: string | undefined) {
    try {
      for (const check of checks) await check(asked);
      const { document, queryHash, source, operation, variables, context } = asked;
      const request = { query: source, operationName, variables };
      const incoming = { request, schema, document, queryHash, source, operation, context, metrics: {} };
      const result = await execute({ ...incoming, operationName } as unknown as IncomingRequest);
      return { result, status: result.data === undefined ? 400 : 200 };
    } catch (error) {
      return { result: { errors: [asGraphQLError(error)] }, status: 500 };
    }
  }

  async function run(valid: ReadDocument, sent: TextOperation, context: GatewayContext): Promise<GraphAnswer> {
    const startedMs = performance.now();
    const headers = new Map<string, string>();
    const operation = getOperationAST(valid.document, sent.operationName) ?? undefined;
    const asked = { ...valid, schema, operation, variables: sent.variables ?? {}, context, headers };
    const made = await resultOf(asked, sent.operationName);
    const result: ExecutionResult = made.result;
    const observed = { context, source: valid.source, operationName: operation?.name?.value, startedMs };
    let { status } = made;
    publish(asked, result);
    if (result.errors) observer.failed(observed, result.errors);
    for (const error of result.errors ?? []) {
      const http = httpOf(error);
      status = http.status ?? status;
      for (const [name, value] of http.headers ?? []) headers.set(name, value);
    }
    const { errors, ...rest } = result;
    const answer = observer.answered(observed, errors ? { ...rest, errors: errors.map(formatted) } : rest, headers);
    return { status, headers, text: writeResult({ ...answer }) };
  }

  return {
    /** A document that Apollo Server has found valid. */
    add: (valid: ReadDocument) => void documents.set(valid.source, valid),
    /** Which media type Apollo Server chose for a value of `Accept`. */
    addMediaType: (accept: string | undefined, chosen: string) => void mediaTypes.set(accept ?? '', chosen),
    /** Undefined for what Apollo Server has not seen yet. */
    answer(sent: TextOperation, accept: string | undefined, context: GatewayContext): Promise<GraphAnswer> | undefined {
      const valid = documents.get(sent.query);
      const mediaType = mediaTypes.get(accept ?? '');
      if (!valid || mediaType === undefined) return undefined;
      return run(valid, sent, context).then((answer) => {
        answer.headers.set('content-type', mediaType);
        return answer;
      });
    },
  };
}
