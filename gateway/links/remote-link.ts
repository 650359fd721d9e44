import { addAbortSignal } from 'node:stream';
import { Pool } from 'undici';
import { outgoingHeaders } from '#kernel/ports/transport.ts';
import { fileOf } from '#kernel/runtime/send-file.ts';
import { createCircuit } from './circuit.ts';
import { createDistinctSource } from './distinct-source.ts';
import { createPushTails } from './push-tail.ts';
import { createRemoteSource } from './remote-source.ts';
import { SubgraphFailure } from './subgraph-failure.ts';
import type { SubgraphLink } from './subgraph-link.ts';

export interface RemoteLinkOptions {
  readonly name: string;
  readonly url: string;
  readonly credential: string | undefined;
  readonly timeoutMs: number;
  readonly onFailure: (failure: SubgraphFailure, requestId: string) => void;
}

/** Connections for what is not GraphQL and is soon over: ingest, webhooks, readiness. */
const SIDE_CONNECTIONS = 32;
const READY_TIMEOUT_MS = 1_500;
const ALIVE_TIMEOUT_MS = 1_000;

/** `http://host:4101` means its /graphql; an address with a path is meant as it is. */
function graphqlUrl(url: string): string {
  const address = new URL(url);
  if (address.pathname === '/') address.pathname = '/graphql';
  return address.href;
}

/** A subgraph in another process, reached with the gateway's credential. */
export function createRemoteLink(options: RemoteLinkOptions): SubgraphLink {
  const { name, credential, timeoutMs } = options;
  const url = graphqlUrl(options.url);
  const side = new Pool(new URL(url).origin, {
    connections: SIDE_CONNECTIONS,
    keepAliveTimeout: 30_000,
    connect: { timeout: 2_000 },
  });
  /** Any answer will do: its process is running. */
  async function isAlive(): Promise<boolean> {
    try {
      const answer = await side.request({
        path: '/health/live',
        method: 'GET',
        signal: AbortSignal.timeout(ALIVE_TIMEOUT_MS),
      });
      await answer.body.dump();
      return true;
    } catch {
      return false;
    }
  }
  const circuit = createCircuit(name, isAlive);
  const source = createRemoteSource({ ...options, url, circuit });
  // A stream holds its connection for as long as it is open.
  const streams = new Pool(new URL(url).origin, { connect: { timeout: 2_000 } });
  const tails = credential === undefined ? undefined : createPushTails(streams, credential);
  const graphqlProbe = {
    path: new URL(url).pathname,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{__typename}"}',
  } as const;
  const probe = credential === undefined ? graphqlProbe : ({ path: '/health/ready', method: 'GET' } as const);
  return {
    name,
    source: createDistinctSource(source),
    async isReady() {
      try {
        const answer = await side.request({ ...probe, signal: AbortSignal.timeout(READY_TIMEOUT_MS) });
        await answer.body.dump();
        return answer.statusCode === 200;
      } catch {
        return false;
      }
    },
    async forward({ method, path, headers, body, context }) {
      if (credential === undefined) return undefined;
      try {
        return await circuit.run(async (hung) => {
          const late = new AbortController();
          const timer = setTimeout(() => late.abort(), timeoutMs);
          try {
            const answer = await side.request({
              path,
              method,
              body: method === 'GET' ? null : body,
              headers: { ...outgoingHeaders(context, credential), ...headers },
              signal: AbortSignal.any([hung, late.signal]),
            });
            const { statusCode: status, body: content } = answer;
            const file = fileOf(answer.headers);
            // The time allowed is that until it begins: its reader decides how long it takes.
            if (file) return { status, ...file, write: (signal) => addAbortSignal(signal, content) };
            const { 'content-type': type, location } = answer.headers;
            return { status, type: String(type), text: await content.text(), location: location?.toString() };
          } finally {
            clearTimeout(timer);
          }
        });
      } catch (error) {
        const failure = new SubgraphFailure(
          name,
          'UNAVAILABLE',
          error instanceof Error ? error.message : String(error),
        );
        options.onFailure(failure, context.requestId);
        throw failure;
      }
    },
    subscribe: async (request) => tails?.subscribe(request),
    async close() {
      tails?.close();
      circuit.close();
      await Promise.all([source.close(), side.destroy(), streams.destroy()]);
    },
  };
}
