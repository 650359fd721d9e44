import type { GraphQLDataSource } from '@apollo/gateway';
import { countStatements } from '#kernel/request/context.ts';
import type { Subgraph } from '#kernel/runtime/subgraph.ts';
import type { GatewayContext } from '../request/graph-context.ts';
import type { SubgraphAnswer } from './distinct-source.ts';

export interface LocalSourceOptions {
  readonly subgraph: Pick<Subgraph, 'name' | 'execute'>;
  readonly timeoutMs: number;
  /**
   * Test mode: passes what goes in and comes out through a structured clone, so that a value which would not survive
   * HTTP (a Date, a bigint, a class) is found before the domain is moved to a process of its own.
   */
  readonly parity?: boolean;
}

/** Throws on what JSON cannot carry; answers an independent copy. */
function throughTheWire<T>(value: T): T {
  const cloned = structuredClone(value);
  const carried: unknown = JSON.parse(JSON.stringify(cloned));
  assertSame(cloned, carried, 'answer');
  return carried as T;
}

function assertSame(left: unknown, right: unknown, place: string): void {
  if (left === undefined || left === right) return;
  const plain = typeof left === 'object' && left !== null && typeof right === 'object' && right !== null;
  if (!plain || left instanceof Date) throw new Error(`${place} does not survive JSON`);
  for (const key of Object.keys(left)) {
    assertSame((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key], `${place}.${key}`);
  }
}

/** A subgraph of this very process: the plan's document is executed as it is, with no text, parsing or HTTP between. */
export function createLocalSource(options: LocalSourceOptions): GraphQLDataSource<GatewayContext> {
  const { subgraph, timeoutMs, parity = false } = options;
  return {
    async process(call): Promise<SubgraphAnswer> {
      if (!('incomingRequestContext' in call)) throw new Error('Only planned operations are sent to subgraphs');
      const { context } = call.incomingRequestContext;
      const document = call.document ?? call.request.query;
      if (document === undefined) throw new Error('The plan has no document');
      const request = { ...context.request, deadlineMs: Math.min(context.request.deadlineMs, Date.now() + timeoutMs) };
      const { operationName, variables: given = {} } = call.request;
      const variables = parity ? throughTheWire(given) : given;
      const work = () => subgraph.execute({ document, variables, operationName, request });
      const answer = (await countStatements(context.statements, work)) as SubgraphAnswer;
      return parity ? throughTheWire(answer) : answer;
    },
  };
}
