import { cursorName, type SinkSubscription, type Subscription } from '../events/consumer.ts';
import type { NewEvent } from '../events/outbox.ts';
import type { RequestContext } from '../request/context.ts';
import type { Gauge } from './gauges.ts';
import type { Platform } from './platform.ts';
import type { PushDefinition } from './push.ts';
import type { Retention } from './retention.ts';

/** A request that is not GraphQL: ingest batches, provider webhooks, pages for a browser. */
export interface RawRequest {
  /** GET for routes that show pages alone. */
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  readonly context: RequestContext;
}
/** A file that is written while it is sent, however long it is. */
export interface RawFile {
  /** With its ending, in plain letters: "sales.csv". */
  readonly name: string;
  readonly type: string;
  /** Rows that it will have, so that a page shows how far it is. */
  readonly rowCount: number;
  /**
   * Its text in pieces, each asked for when the one before it was taken. The signal says that nobody reads on: what is
   * under way stops. An error ends the connection, so that a part of the file is never taken for all of it.
   */
  write(signal: AbortSignal): AsyncIterable<string>;
}

export interface RawResponse {
  readonly status: number;
  /** A value that becomes JSON. */
  readonly body: unknown;
  /** In place of the body. */
  readonly file?: RawFile | undefined;
  /** HTML for a browser in its place; all in it was written by us or escaped. */
  readonly page?: string | undefined;
  /** Where a browser goes from here. */
  readonly location?: string | undefined;
}
export interface Route {
  /** "/ingest/touchpoints"; a trailing "/*" matches what follows. */
  readonly path: string;
  readonly maxBytes: number;
  /** True where browsers come, by GET too; other routes take POST alone. */
  readonly showsPages?: boolean;
  handle(request: RawRequest): Promise<RawResponse>;
}

/** A route as an area declares it. */
interface AreaRoute<Deps> extends Omit<Route, 'handle'> {
  /**
   * Pages of storefronts send here without a preflight, by which the browser alone would let every page: the gateway
   * takes it from the origins that may ask, and from nobody else's page.
   */
  readonly isForStorefronts?: boolean;
  handle(deps: Deps, request: RawRequest): Promise<RawResponse>;
}

/** Repeated work in the background; runs alone within the process, failures are logged and tried again next time. */
export interface Worker {
  readonly name: string;
  readonly everyMs: number;
  run(context: RequestContext): Promise<void>;
}

/** Reads that a domain answers to every caller alike: the gateway may answer them from memory until an event changes them. */
export interface SharedReads {
  /** Root fields that answer every anonymous caller alike, and change nothing. */
  readonly fields: readonly string[];
  /** Types that change by the clock or with each sale: a cache in front may keep answers that hold one for 5 s alone. */
  readonly shortLivedTypes?: readonly string[];
  /** Keys of the entities whose public fields an event changes; "all" when any answer may be another. */
  changedBy(event: NewEvent): readonly string[] | 'all';
}

/**
 * What an area adds to its subgraph. Its `index.ts` exports one and is loaded by the domain's `index.ts` alone; the
 * GraphQL files that it imports register their types as a side effect.
 */
export interface Area<Deps extends Platform> {
  /** The folder's name, as in `subgraphs/areas.json`. */
  readonly name: string;
  /** Handlers of others' events; those of several areas for one publisher share its cursor, but for a `reader`'s own. */
  subscriptions?(deps: Deps): readonly Subscription[];
  sinks?(deps: Deps): readonly SinkSubscription[];
  workers?(deps: Deps): readonly Worker[];
  /** How long the area keeps what strangers write or time makes worthless. */
  readonly retention?: readonly Retention[];
  /** Addresses that are not GraphQL; the gateway forwards them by these paths. */
  readonly routes?: ReadonlyArray<AreaRoute<Deps>>;
  /** Changes that clients may listen to, as entity keys. */
  readonly pushes?: ReadonlyArray<PushDefinition<Deps>>;
  readonly sharedReads?: SharedReads;
  /** What an operator watches of it, read at most every few seconds. */
  gauges?(deps: Deps): Promise<readonly Gauge[]>;
  /**
   * Root fields that test a secret (a password, a gift card code): the gateway limits how often they are tried.
   * `order.ref.lookup` is one that does where that part of an argument is given.
   */
  readonly sensitiveFields?: readonly string[];
}

function mergeSubscriptions(all: readonly Subscription[]): Subscription[] {
  const merged = new Map<string, Subscription>();
  for (const subscription of all) {
    const name = cursorName(subscription);
    const handlers = [...(merged.get(name)?.handlers ?? []), ...subscription.handlers];
    merged.set(name, { ...subscription, handlers });
  }
  return [...merged.values()];
}

function mergeSharedReads(all: readonly SharedReads[]): SharedReads | undefined {
  if (all.length === 0) return undefined;
  return {
    fields: all.flatMap(({ fields }) => fields),
    changedBy(event) {
      const keys: string[] = [];
      for (const { changedBy } of all) {
        const changed = changedBy(event);
        if (changed === 'all') return 'all';
        keys.push(...changed);
      }
      return keys;
    },
  };
}

/** What a domain tells the gateway of itself, beside its schema. */
export interface Declarations {
  /** Codes of errors whose messages were written for the caller; the gateway masks all others. */
  readonly errorCodes: readonly string[];
  readonly sensitiveFields: readonly string[];
  /** Paths of its routes. */
  readonly routes: readonly string[];
  /** Of these, the ones that pages of storefronts send to. */
  readonly storefrontRoutes: readonly string[];
  /** Of its `sharedReads`. */
  readonly sharedFields: readonly string[];
  readonly shortLivedTypes: readonly string[];
  /** Inputs that take exactly one of their keys, which composing forgets. */
  readonly oneOfInputs: readonly string[];
}

function declarationsOf<Deps extends Platform>(
  areas: ReadonlyArray<Area<Deps>>,
): Omit<Declarations, 'errorCodes' | 'oneOfInputs'> {
  const sorted = (texts: readonly string[]) => [...new Set(texts)].sort();
  const routes = areas.flatMap((area) => area.routes ?? []);
  return {
    sensitiveFields: sorted(areas.flatMap((area) => area.sensitiveFields ?? [])),
    routes: sorted(routes.map(({ path }) => path)),
    storefrontRoutes: sorted(routes.filter(({ isForStorefronts }) => isForStorefronts).map(({ path }) => path)),
    sharedFields: sorted(areas.flatMap((area) => area.sharedReads?.fields ?? [])),
    shortLivedTypes: sorted(areas.flatMap((area) => area.sharedReads?.shortLivedTypes ?? [])),
  };
}

/** What the areas of a domain add to it together. */
export function joinAreas<Deps extends Platform>(areas: ReadonlyArray<Area<Deps>>) {
  return {
    subscriptions: (deps: Deps) => mergeSubscriptions(areas.flatMap((area) => area.subscriptions?.(deps) ?? [])),
    sinks: (deps: Deps) => areas.flatMap((area) => area.sinks?.(deps) ?? []),
    workers: (deps: Deps) => areas.flatMap((area) => area.workers?.(deps) ?? []),
    routes: (deps: Deps) =>
      areas.flatMap((area) =>
        (area.routes ?? []).map((route): Route => ({ ...route, handle: (request) => route.handle(deps, request) })),
      ),
    gauges: (deps: Deps) => areas.map((area) => async () => (await area.gauges?.(deps)) ?? []),
    retention: areas.flatMap((area) => area.retention ?? []),
    pushes: areas.flatMap((area) => area.pushes ?? []),
    sharedReads: mergeSharedReads(areas.flatMap((area) => area.sharedReads ?? [])),
    declarations: declarationsOf(areas),
  };
}
