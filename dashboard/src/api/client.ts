import { fromGraphQLErrors, type GraphQLProblem, networkError } from './errors.ts';
import type { TypedDocument } from './typed-document.ts';

/** Holds the access token and renews it when it has expired. */
export interface TokenSource {
  token(): string | null;
  /** Resolves to false when the user must sign in again. */
  refresh(): Promise<boolean>;
}

interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** In which texts are answered; the browser's unless told. */
  readonly language?: string | undefined;
}

export interface GraphQLClient {
  /** @throws HttpError with a status, and in `body.code` the code that has a sentence in the messages. */
  request<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    options?: RequestOptions,
  ): Promise<Result>;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLProblem[];
}

const RETRY_AFTER_MS = 400;

/**
 * Sends committed documents to one endpoint. Queries are retried once when the network fails; mutations never.
 * Data with errors beside it is used as long as no root field is missing: one subgraph down costs a field.
 */
export function createClient(endpoint: string | URL, tokens: TokenSource, onPartial: () => void): GraphQLClient {
  async function send(
    document: TypedDocument<unknown, never>,
    variables: unknown,
    { signal, language }: RequestOptions,
  ): Promise<Answer> {
    const token = tokens.token();
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(language ? { 'accept-language': language } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify({ operationName: document.operationName, query: document.query, variables }),
      ...(signal ? { signal } : {}),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!isAnswer(answer)) throw networkError(response.status);
    return answer;
  }

  async function sendWithRetry(
    document: TypedDocument<unknown, never>,
    variables: unknown,
    options: RequestOptions,
  ): Promise<Answer> {
    try {
      return await send(document, variables, options);
    } catch (error) {
      if (options.signal?.aborted) throw error;
      if (!document.query.startsWith('query')) throw error instanceof TypeError ? networkError(0) : error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
      return await send(document, variables, options).catch((again: unknown) => {
        throw again instanceof TypeError ? networkError(0) : again;
      });
    }
  }

  return {
    async request<Result, Variables>(
      document: TypedDocument<Result, Variables>,
      variables: Variables,
      options: RequestOptions = {},
    ): Promise<Result> {
      const untyped: TypedDocument<unknown, never> = { operationName: document.operationName, query: document.query };
      let answer = await sendWithRetry(untyped, variables, options);
      if (needsSignIn(answer) && tokens.token() !== null && (await tokens.refresh())) {
        answer = await sendWithRetry(untyped, variables, options);
      }
      const problems = answer.errors ?? [];
      if (problems.length > 0 && isUnusable(answer, problems)) throw fromGraphQLErrors(problems);
      if (problems.length > 0) onPartial();
      return answer.data as Result;
    },
  };
}

function needsSignIn(answer: Answer): boolean {
  return answer.errors?.some((problem) => problem.extensions?.code === 'UNAUTHENTICATED') ?? false;
}

function isUnusable(answer: Answer, problems: readonly GraphQLProblem[]): boolean {
  if (!isObject(answer.data)) return true;
  const roots = new Set(problems.map((problem) => problem.path?.[0]));
  return Object.entries(answer.data).some(([key, value]) => value === null && roots.has(key));
}

function isAnswer(value: unknown): value is Answer {
  return isObject(value) && ('data' in value || 'errors' in value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
