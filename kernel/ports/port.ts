import type { z } from 'zod';
import type { GraphAnswer } from '../graphql/execution/execute.ts';
import { createServiceContext, type RequestContext } from '../request/context.ts';
import { PortError, UnavailableError } from '../values/errors.ts';
import type { Registered } from '../values/registry.ts';

/** A subgraph by its name. */
export type Domain = Registered<'domain'>;

/** Carries an operation to a domain: in process or over HTTP, the caller cannot tell. */
export interface PortTransport {
  execute(
    domain: Domain,
    document: string,
    variables: Record<string, unknown>,
    context: RequestContext,
  ): Promise<GraphAnswer>;
}

/** One operation of another domain's internal port, as its consumer declares it. */
export interface PortOperation<Variables extends Record<string, unknown>, Result> {
  readonly domain: Domain;
  readonly document: string;
  /** Reads the field's value: a tolerant reader of what the consumer needs. */
  readonly result: z.ZodType<Result>;
  /** Milliseconds to wait at most, within the request's own deadline. */
  readonly timeoutMs: number;
  /** Asked in the caller's name instead of the domain's own: the owner decides by the caller's rights. */
  readonly asCaller: boolean;
  readonly __variables?: Variables;
}

/** Milliseconds that a port call may take unless its declaration says otherwise. */
const DEFAULT_TIMEOUT_MS = 3_000;

export function definePort<Variables extends Record<string, unknown>, Result>(operation: {
  domain: Domain;
  /** A document with exactly one root field. */
  document: string;
  result: z.ZodType<Result>;
  timeoutMs?: number;
  asCaller?: boolean;
}): PortOperation<Variables, Result> {
  return { timeoutMs: DEFAULT_TIMEOUT_MS, asCaller: false, ...operation };
}

/** Typed calls to other domains; never inside a database transaction. */
export interface Ports {
  /** @throws PortError with the owner's code; UnavailableError when it is down or late. */
  call<Variables extends Record<string, unknown>, Result>(
    operation: PortOperation<Variables, Result>,
    variables: Variables,
    context: RequestContext,
  ): Promise<Result>;
}

/** Ports of one domain: calls go out with a service credential in its name. */
export function createPorts(caller: string, transport: PortTransport): Ports {
  return {
    async call(operation, variables, context) {
      const deadlineMs = Math.min(context.deadlineMs, Date.now() + operation.timeoutMs);
      const outgoing: RequestContext = {
        ...createServiceContext(caller),
        ...(operation.asCaller ? { actor: context.actor } : {}),
        ...(context.address === undefined ? {} : { address: context.address }),
        requestId: context.requestId,
        deadlineMs,
        ...(context.traceparent === undefined ? {} : { traceparent: context.traceparent }),
        ...(context.applied === undefined ? {} : { applied: context.applied }),
      };
      const answer = await transport.execute(operation.domain, operation.document, variables, outgoing);
      const failure = answer.errors?.[0];
      if (failure) {
        const { code, isRetryable, details } = failure.extensions ?? {};
        if (code === 'UNAVAILABLE' || code === 'DEADLINE_EXCEEDED') throw new UnavailableError(failure.message);
        throw new PortError(
          failure.message,
          typeof code === 'string' ? code : 'INTERNAL',
          isRetryable === true,
          details,
        );
      }
      return operation.result.parse(Object.values(answer.data ?? {})[0]);
    },
  };
}
