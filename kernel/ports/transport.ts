import { Pool } from 'undici';
import type { GraphAnswer, Operation } from '../graphql/execution/execute.ts';
import type { RequestContext } from '../request/context.ts';
import { addStatements } from '../request/context.ts';
import { HEADERS } from '../request/http-headers.ts';
import { headersOfContext } from '../request/in-context.ts';
import { UnavailableError } from '../values/errors.ts';
import { toJson } from '../values/json.ts';
import type { Domain, PortTransport } from './port.ts';

/** A domain that answers operations in this process. */
export interface LocalDomain {
  readonly name: Domain;
  execute(operation: Operation): Promise<GraphAnswer>;
}

/** Runs port calls in this very process; subgraphs register as they are made. */
export function createLocalTransport(): PortTransport & { register(domain: LocalDomain): void } {
  const subgraphs = new Map<Domain, LocalDomain>();
  return {
    register: (subgraph) => void subgraphs.set(subgraph.name, subgraph),
    async execute(domain, document, variables, request) {
      const subgraph = subgraphs.get(domain);
      if (!subgraph) throw new UnavailableError(`The ${domain} domain is not running here`);
      return subgraph.execute({ document, variables, request });
    },
  };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The headers by which a subgraph knows its caller. */
export function outgoingHeaders(context: RequestContext, credential: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    [HEADERS.credential]: credential,
    [HEADERS.actor]: encode(context.actor),
    ...(context.address === undefined ? {} : { [HEADERS.address]: context.address }),
    [HEADERS.requestId]: context.requestId,
    [HEADERS.deadline]: String(context.deadlineMs),
    ...(context.applied ? { [HEADERS.context]: encode(context.applied) } : headersOfContext(context.given ?? {})),
    ...(context.traceparent === undefined ? {} : { [HEADERS.traceparent]: context.traceparent }),
  };
}

/** Sends port calls to other processes, one keep-alive pool a domain. */
export function createRemoteTransport(
  urls: Readonly<Partial<Record<Domain, string>>>,
  credential: string,
): PortTransport & { close(): Promise<void> } {
  const pools = new Map<Domain, Pool>();
  for (const [domain, url] of Object.entries(urls)) {
    pools.set(
      domain as Domain,
      new Pool(new URL(url).origin, { connections: 32, pipelining: 1, keepAliveTimeout: 60_000 }),
    );
  }
  return {
    async execute(domain, document, variables, context) {
      const pool = pools.get(domain);
      if (!pool) throw new UnavailableError(`No address is known for the ${domain} domain`);
      const left = context.deadlineMs - Date.now();
      try {
        const answer = await pool.request({
          path: '/graphql',
          method: 'POST',
          headers: outgoingHeaders(context, credential),
          body: toJson({ query: document, variables }),
          headersTimeout: Math.max(1, left),
          bodyTimeout: Math.max(1, left),
        });
        addStatements(answer.headers[HEADERS.statements]);
        return (await answer.body.json()) as GraphAnswer;
      } catch (error) {
        throw Object.assign(new UnavailableError(`The ${domain} domain cannot be reached at the moment`), {
          cause: error,
        });
      }
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
}

/** Local where the domain runs here, remote elsewhere. */
export function combineTransports(
  local: PortTransport,
  remote: PortTransport,
  isLocal: (domain: Domain) => boolean,
): PortTransport {
  return {
    execute: (domain, ...rest) => (isLocal(domain) ? local : remote).execute(domain, ...rest),
  };
}
