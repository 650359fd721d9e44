import type { GraphQLFormattedError } from 'graphql';
import { createRequestContext } from '#kernel/request/context.ts';
import { type Contexts, contextOfHeaders } from '#kernel/request/in-context.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { AnswerCache, MadeAnswer } from '../cache/answer-cache.ts';
import type { GatewayConfig } from '../config.ts';
import type { Graph } from '../graph.ts';
import type { ErrorPresenter } from '../guard/public-errors.ts';
import type { KnownDocuments } from '../operations/known-documents.ts';
import type { AnswerTrace } from '../request/answer-trace.ts';
import type { GatewayContext } from '../request/graph-context.ts';
import { messageLanguage } from '../request/text.ts';
import type { GatewayMetrics } from '../telemetry/metrics.ts';
import { createAnswerKeys, sharedKey } from './answer-keys.ts';
import { assertJson, GRAPHQL_BODY_BYTES, readPlainBody } from './body.ts';
import { clientOf } from './client-name.ts';
import { assertMethod, type Exchange, type HttpRoute, traceparentOf } from './exchange.ts';
import { readPosted, readSearched } from './graphql-request.ts';
import { sendAnswer, toMadeAnswer } from './made-answer.ts';

interface Dependencies {
  readonly config: GatewayConfig;
  readonly graph: Graph;
  readonly documents: KnownDocuments;
  readonly errors: ErrorPresenter;
  readonly authenticator: Authenticator;
  /** Absent over a foreign supergraph, which knows no context. */
  readonly contexts: Contexts | undefined;
  /** Absent when no answer is kept. */
  readonly shared: AnswerCache | undefined;
  readonly metrics: GatewayMetrics;
}

/** What was refused before it became an operation is presented as everything else is. */
function presentText(text: string, errors: ErrorPresenter, { language, request }: GatewayContext): string {
  const refused = JSON.parse(text) as { errors?: GraphQLFormattedError[] };
  if (!refused.errors || refused.errors.some(({ extensions }) => extensions?.['requestId'] !== undefined)) return text;
  const audience = { language, requestId: request.requestId };
  return JSON.stringify({ errors: refused.errors.map((error) => errors.present(error, audience)) });
}

/** `/graphql`: POST of JSON, GET of queries; everything the graph needs and nothing of a web framework. */
export function graphqlRoute(dependencies: Dependencies): HttpRoute {
  const { config, graph, documents, errors, authenticator, contexts, shared, metrics } = dependencies;
  const keys = createAnswerKeys(contexts);

  async function answer(
    exchange: Exchange,
    body: Buffer | undefined,
    kept?: { readonly trace: AnswerTrace; readonly as: string },
  ): Promise<MadeAnswer | undefined> {
    const { request, requestId, address } = exchange;
    const sent = body === undefined ? readSearched(exchange.search) : readPosted(body);
    const actor = await authenticator.actorOf(request.headers.authorization);
    const traceparent = traceparentOf(request);
    const context: GatewayContext = {
      request: createRequestContext({
        requestId,
        actor,
        address,
        deadlineMs: Date.now() + config.requestTimeoutMs,
        ...(traceparent === undefined ? {} : { traceparent }),
        given: contextOfHeaders(request.headers),
      }),
      context: {},
      method: body === undefined ? 'GET' : 'POST',
      language: messageLanguage(request.headers['accept-language']),
      statements: new Map(),
      trace: kept?.trace,
    };
    const { operationName, variables } = sent;
    const operation = { query: documents.textOf(sent), operationName, variables };
    const made = await graph.execute(operation, request.headers.accept, context);
    exchange.operation = context.context.name;
    const { status } = made;
    const text = status >= 400 ? presentText(made.text, errors, context) : made.text;
    const ready = toMadeAnswer(text, made.headers, context.context.applied?.language);
    sendAnswer(exchange, status, ready);
    return kept && status === 200 ? { ...ready, key: keys.after(kept.as, context.context) } : undefined;
  }

  /** From what was made for another caller, where it is known; else made, and kept if it may be. */
  async function answerFrom(answers: AnswerCache, sent: string, exchange: Exchange, body: Buffer | undefined) {
    const started = performance.now();
    const key = await keys.before(sent, exchange.request.headers);
    const known = key === undefined ? undefined : await answers.get(key);
    metrics.sharedAnswer(known ? 'kept' : 'made');
    if (!known) return answers.fill(key, (trace) => answer(exchange, body, { trace, as: sent }));
    // Rounded up, so that with the `max-age` of its making it is over no later than it was.
    exchange.response.setHeader('age', Math.ceil((Date.now() - known.madeAtMs) / 1_000));
    exchange.operation = known.name;
    sendAnswer(exchange, 200, known);
    metrics.operation(known.name, 'ok', (performance.now() - started) / 1_000);
  }

  return {
    name: 'graphql',
    matches: (path) => path === '/graphql',
    async answer(exchange) {
      assertMethod(exchange, 'GET', 'POST');
      const { request } = exchange;
      const isPost = request.method === 'POST';
      if (isPost) assertJson(request);
      const body = isPost ? await readPlainBody(request, GRAPHQL_BODY_BYTES) : undefined;
      metrics.client(clientOf(request));
      const sent = shared && sharedKey(request, exchange.search, body);
      if (!shared || sent === undefined) await answer(exchange, body);
      else await answerFrom(shared, sent, exchange, body);
    },
  };
}
