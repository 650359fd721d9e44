import { Pool } from 'undici';

/** One step of a shopper: sends an operation in a session, answers its data; throws what is no success. */
export type Send = (
  query: string,
  variables: Record<string, unknown>,
  accessToken?: string,
) => Promise<Record<string, unknown>>;
/** One unit of work, as often as the time allows. */
export type Work = (send: Send, index: number) => Promise<void>;

export interface Measured {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly done: number;
  readonly failed: number;
  /** PostgreSQL statements of the unit, from the gateway's own count; the mean. */
  readonly statements: number;
  readonly firstFailure: string | undefined;
}

export interface LoadOptions {
  readonly url: string;
  readonly connections: number;
  readonly seconds?: number;
  /** Ends after so much work instead of after the seconds. */
  readonly times?: number;
  readonly token?: string | undefined;
  /** Wants every answer computed, not a cached one. */
  readonly uncached?: boolean;
}

function readStatements(header: string | string[] | undefined): number {
  return String(header ?? '')
    .split(',')
    .reduce((sum, part) => sum + (Number(part.split('=')[1]) || 0), 0);
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Runs `work` over and over on each connection until the time is up; a failure counts, it does not stop the run. */
export async function runLoad(options: LoadOptions, work: Work): Promise<Measured> {
  const pool = new Pool(options.url, { connections: options.connections, pipelining: 1 });
  let statements = 0;
  const headers = {
    'content-type': 'application/json',
    ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
    ...(options.uncached ? { 'cache-control': 'no-store' } : {}),
  };
  const send: Send = async (query, variables, accessToken) => {
    const answer = await pool.request({
      path: '/graphql',
      method: 'POST',
      headers: accessToken === undefined ? headers : { ...headers, authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({ query, variables }),
    });
    statements += readStatements(answer.headers['x-passerelle-statements']);
    const body = (await answer.body.json()) as { data?: Record<string, unknown>; errors?: unknown[] };
    if (answer.statusCode !== 200 || body.errors || !body.data) throw new Error(JSON.stringify(body).slice(0, 300));
    return body.data;
  };
  const times: number[] = [];
  let failed = 0;
  let firstFailure: string | undefined;
  let index = 0;
  const begun = performance.now();
  const until = begun + (options.seconds ?? Number.POSITIVE_INFINITY) * 1000;
  const most = options.times ?? Number.POSITIVE_INFINITY;
  await Promise.all(
    Array.from({ length: options.connections }, async () => {
      while (performance.now() < until && index < most) {
        const started = performance.now();
        try {
          await work(send, index++);
          times.push(performance.now() - started);
        } catch (error) {
          failed += 1;
          firstFailure ??= error instanceof Error ? error.message : String(error);
        }
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  await pool.close();
  const sorted = times.sort((a, b) => a - b);
  return {
    perSecond: times.length / seconds,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    done: times.length,
    failed,
    statements: statements / Math.max(1, times.length + failed),
    firstFailure,
  };
}
