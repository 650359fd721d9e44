import type { GraphQLDataSource } from '@apollo/gateway';
import { Pool } from 'undici';
import { outgoingHeaders } from '#kernel/ports/transport.ts';
import { addStatements, noteNextChange, type RequestContext } from '#kernel/request/context.ts';
import { HEADERS } from '#kernel/request/http-headers.ts';
import type { GatewayContext } from '../request/graph-context.ts';
import type { Circuit } from './circuit.ts';
import type { SubgraphAnswer } from './distinct-source.ts';
import { failureAnswer, SubgraphFailure } from './subgraph-failure.ts';

export interface RemoteSourceOptions {
  readonly name: string;
  readonly url: string;
  readonly timeoutMs: number;
  /** Proves the gateway; without it (a federation audit) no actor is sent either. */
  readonly credential: string | undefined;
  readonly circuit: Circuit;
  readonly onFailure?: (failure: SubgraphFailure, requestId: string) => void;
}

export interface RemoteSource extends GraphQLDataSource<GatewayContext> {
  close(): Promise<void>;
}

/** Connections to one subgraph; a pipelined or queued request waits for a free one. */
const CONNECTIONS = 64;
/** Attempts at an idempotent read, the first included. */
const READ_ATTEMPTS = 3;
/** Milliseconds before the first repetition; doubled, and spread at random, for the next. */
const RETRY_AFTER_MS = 20;
/** Answer of a subgraph at most, in bytes. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** Failures before the subgraph can have decided anything, or of a subgraph on its way down or up. */
const RETRYABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const RETRYABLE_STATUS = new Set([502, 503, 504]);

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly statements: string | undefined;
  readonly nextChangeMs: number;
}

function openHeaders(request: RequestContext): Record<string, string> {
  const trace = request.traceparent === undefined ? {} : { [HEADERS.traceparent]: request.traceparent };
  return { 'content-type': 'application/json', [HEADERS.requestId]: request.requestId, ...trace };
}

function parseAnswer(name: string, answer: Answer): SubgraphAnswer {
  let parsed: unknown;
  try {
    parsed = JSON.parse(answer.text);
  } catch {
    parsed = undefined;
  }
  const ok = typeof parsed === 'object' && parsed !== null && ('data' in parsed || 'errors' in parsed);
  if (!ok) throw new SubgraphFailure(name, 'UNAVAILABLE', `HTTP ${answer.status} without a GraphQL answer`);
  return parsed as SubgraphAnswer;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A subgraph over HTTP, on a pool of its own. */
export function createRemoteSource(options: RemoteSourceOptions): RemoteSource {
  const { name } = options;
  const address = new URL(options.url);
  const path = `${address.pathname}${address.search}`;
  // Shorter than a subgraph's own keep-alive, so that it is never the server that closes a socket being used.
  const pool = new Pool(address.origin, {
    connections: CONNECTIONS,
    keepAliveTimeout: 30_000,
    connect: { timeout: 2_000 },
    maxResponseSize: MAX_ANSWER_BYTES,
  });

  async function send(body: string, request: RequestContext, waitMs: number, hung: AbortSignal): Promise<Answer> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), waitMs);
    hung.addEventListener('abort', () => abort.abort(), { once: true });
    try {
      const response = await pool.request({
        path,
        method: 'POST',
        body,
        signal: abort.signal,
        headers: {
          accept: 'application/json',
          ...(options.credential === undefined
            ? openHeaders(request)
            : outgoingHeaders({ ...request, deadlineMs: Date.now() + waitMs }, options.credential)),
        },
      });
      const { [HEADERS.statements]: statements, [HEADERS.nextChange]: nextChange } = response.headers;
      return {
        status: response.statusCode,
        text: await response.body.text(),
        statements: typeof statements === 'string' ? statements : undefined,
        nextChangeMs: Number(nextChange ?? Infinity),
      };
    } catch (error) {
      if (hung.aborted) throw new SubgraphFailure(name, 'DEADLINE_EXCEEDED', 'it does not say that it is alive');
      if (abort.signal.aborted) throw new SubgraphFailure(name, 'DEADLINE_EXCEEDED', `no answer within ${waitMs} ms`);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async function sendWithRetries(body: string, request: RequestContext, isRead: boolean): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const waitMs = Math.min(options.timeoutMs, request.deadlineMs - Date.now());
      if (waitMs <= 0) throw new SubgraphFailure(name, 'DEADLINE_EXCEEDED', 'the deadline has passed');
      const last = !isRead || attempt >= READ_ATTEMPTS;
      try {
        const answer = await options.circuit.run((hung) => send(body, request, waitMs, hung));
        if (last || !RETRYABLE_STATUS.has(answer.status)) return answer;
      } catch (error) {
        if (error instanceof SubgraphFailure) throw error;
        const code = (error as { code?: unknown }).code;
        const reason = error instanceof Error ? error.message : String(error);
        if (last || typeof code !== 'string' || !RETRYABLE.has(code)) {
          throw new SubgraphFailure(name, 'UNAVAILABLE', `${String(code)} ${reason}`);
        }
      }
      await pause(RETRY_AFTER_MS * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }

  return {
    async process(call): Promise<SubgraphAnswer> {
      const { query, operationName } = call.request;
      const variables = call.request.variables ?? {};
      const context = 'incomingRequestContext' in call ? call.incomingRequestContext.context : undefined;
      if (query === undefined || context === undefined)
        throw new Error('Only planned operations are sent to subgraphs');
      try {
        const body = JSON.stringify({ query, variables, ...(operationName ? { operationName } : {}) });
        const answer = await sendWithRetries(body, context.request, !query.startsWith('mutation'));
        addStatements(answer.statements, context.statements);
        noteNextChange(answer.nextChangeMs, context.statements);
        return parseAnswer(name, answer);
      } catch (error) {
        if (!(error instanceof SubgraphFailure)) throw error;
        options.onFailure?.(error, context.request.requestId);
        return failureAnswer(error);
      }
    },
    close: () => pool.close(),
  };
}
