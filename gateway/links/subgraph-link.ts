import type { GraphQLDataSource } from '@apollo/gateway';
import type { RequestContext } from '#kernel/request/context.ts';
import type { RawRequest } from '#kernel/runtime/area.ts';
import type { Gauge } from '#kernel/runtime/gauges.ts';
import type { PushRequest, PushSubscription } from '#kernel/runtime/push.ts';
import type { RawAnswer } from '#kernel/runtime/raw-answer.ts';
import type { SharedFeed } from '#kernel/runtime/subgraph.ts';
import type { GatewayContext } from '../request/graph-context.ts';

/** A request that is not GraphQL, on its way to the subgraph that owns its route. */
interface ForwardedRequest {
  readonly method: RawRequest['method'];
  readonly path: string;
  /** The client's own headers, without any that could be taken for ours. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly context: RequestContext;
}

/** All that the gateway needs of one subgraph, in this process or in another. */
export interface SubgraphLink {
  readonly name: string;
  readonly source: GraphQLDataSource<GatewayContext>;
  /** Reports changes of what is answered to every caller alike; undefined when nothing is, or no change is reported. */
  readonly shared?: SharedFeed | undefined;
  isReady(): Promise<boolean>;
  /** What an operator watches of a subgraph of this process; one elsewhere has metrics of its own. */
  gauges?: (() => Promise<readonly Gauge[]>) | undefined;
  /** @throws SubgraphFailure when the subgraph does not answer; undefined when it has no such route. */
  forward(request: ForwardedRequest): Promise<RawAnswer | undefined>;
  /** Listens to topics as an actor; undefined when the subgraph has none of them for that actor. */
  subscribe(request: PushRequest): Promise<PushSubscription | undefined>;
  close(): Promise<void>;
}
