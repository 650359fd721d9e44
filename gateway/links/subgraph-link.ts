import type { GraphQLDataSource } from '@apollo/gateway';
import type { Actor } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import type { EntityPush } from '#kernel/runtime/push.ts';
import type { SharedFeed } from '#kernel/runtime/subgraph.ts';
import type { GatewayContext } from '../request/graph-context.ts';

/** A request that is not GraphQL, on its way to the subgraph that owns its route. */
interface ForwardedRequest {
  readonly path: string;
  /** The client's own headers, without any that could be taken for ours. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly context: RequestContext;
}

interface ForwardedAnswer {
  readonly status: number;
  readonly json: string;
}

/** All that the gateway needs of one subgraph, in this process or in another. */
export interface SubgraphLink {
  readonly name: string;
  readonly source: GraphQLDataSource<GatewayContext>;
  /** Reports changes of what is answered to every caller alike; undefined when nothing is, or no change is reported. */
  readonly shared?: SharedFeed | undefined;
  isReady(): Promise<boolean>;
  /** @throws SubgraphFailure when the subgraph does not answer; undefined when it has no such route. */
  forward(request: ForwardedRequest): Promise<ForwardedAnswer | undefined>;
  /** Listens to a topic as `actor`; undefined when the subgraph has no such topic for that actor. */
  subscribe(topic: string, actor: Actor, listener: (push: EntityPush) => void): Promise<(() => void) | undefined>;
  close(): Promise<void>;
}
