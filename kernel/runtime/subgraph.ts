import { type GraphQLSchema, isEnumType, isInputObjectType } from 'graphql';
import { openDatabase } from '../database/database.ts';
import { type Consumption, createConsumption } from '../events/consumption.ts';
import { listenForAppends } from '../events/event-log.ts';
import { type Appended, onAppended } from '../events/outbox.ts';
import type { GraphContext } from '../graphql/builder.ts';
import { createExecutor, type GraphAnswer, type Operation } from '../graphql/execution/execute.ts';
import { createPorts, type Domain, type Ports, type PortTransport } from '../ports/port.ts';
import { createServiceContext, outsideRequest, type RequestContext } from '../request/context.ts';
import type { Contexts } from '../request/in-context.ts';
import type { Logger } from '../request/log.ts';
import { DomainError } from '../values/errors.ts';
import type { Clock } from '../values/time.ts';
import { type Area, type Declarations, joinAreas, type Route, type SharedReads, type Worker } from './area.ts';
import type { Config } from './config.ts';
import { domainGauges } from './domain-gauges.ts';
import { followLog } from './follow-log.ts';
import { type Gauge, readGauges } from './gauges.ts';
import type { Platform } from './platform.ts';
import type { PushRequest, PushSubscription } from './push.ts';
import { KERNEL_RETENTION, removeExpired } from './retention.ts';

/** `SharedReads` of a running subgraph. */
export interface SharedFeed {
  readonly fields: readonly string[];
  /** Reports changes, those of this process before the caller that made them is answered. */
  onChange(listener: (keys: readonly string[] | 'all') => void): () => void;
}

function openFeed(domain: Domain, { fields, changedBy }: SharedReads): SharedFeed {
  const keysOf = (events: Appended): readonly string[] | 'all' => {
    const keys: string[] = [];
    for (const changed of events?.map(changedBy) ?? ['all' as const]) {
      if (changed === 'all') return 'all';
      keys.push(...changed);
    }
    return keys;
  };
  return { fields, onChange: (listener) => onAppended(domain, (events) => listener(keysOf(events))) };
}

/** What a domain's own dependencies may say of their life. */
interface Lifecycle {
  /** False while they are being made ready. */
  isReady?(): boolean;
  /** Undoes what making them began. */
  stop?(): Promise<void>;
}

export interface SubgraphDefinition<Deps extends Platform> {
  readonly name: Domain;
  readonly schema: GraphQLSchema;
  /** How the contexts of requests are found out. */
  openContexts(ports: Ports): Contexts;
  /** Extends the platform with the domain's own dependencies. */
  createDeps(platform: Platform): Promise<Deps & Lifecycle> | (Deps & Lifecycle);
  /** The domain's areas in rank order: one loads only earlier ones. */
  readonly areas: ReadonlyArray<Area<Deps>>;
}

interface SubgraphOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly transport: PortTransport;
}

/** A subgraph that can answer; `start` starts its consumers and workers. */
export interface Subgraph {
  readonly name: Domain;
  readonly schema: GraphQLSchema;
  execute(operation: Operation): Promise<GraphAnswer>;
  readonly routes: readonly Route[];
  /** Undefined when the domain answers nothing to every caller alike. */
  readonly shared?: SharedFeed | undefined;
  /** Listens to topics as an actor; undefined when the domain has none of them for the actor. */
  subscribe(request: PushRequest): Promise<PushSubscription | undefined>;
  /** The domain's dependencies, for commands that run its services in their own process. */
  readonly deps: Platform;
  start(): void;
  /** Runs each worker once, for tests and commands that do not wait for the time of the next run. */
  runWorkers(): Promise<void>;
  /** What an operator watches of the domain now. */
  gauges(): Promise<readonly Gauge[]>;
  /** True when what it answers from is made ready, and its database answers a new connection. */
  isReady(): Promise<boolean>;
  /** Ends what it does by itself, its consumers and workers; it still answers the other domains. */
  stopWork(): Promise<void>;
  /** Ends its work, and what it answers from. */
  stop(): Promise<void>;
}

/**
 * Stops subgraphs of one process: the work of all ends before any of them stops to answer, since a consumer asks the
 * domain whose log it reads to its last batch.
 */
export async function stopSubgraphs(
  subgraphs: ReadonlyArray<Pick<Subgraph, 'name' | 'stopWork' | 'stop'>>,
  logger?: Logger,
): Promise<void> {
  const each = (end: 'stopWork' | 'stop') =>
    Promise.all(
      subgraphs.map((subgraph) =>
        subgraph[end]().catch((error: unknown) =>
          logger?.warn('a subgraph did not stop cleanly', { error, domain: subgraph.name }),
        ),
      ),
    );
  await each('stopWork');
  await each('stop');
}

export interface SubgraphModule {
  readonly name: Domain;
  readonly schema: GraphQLSchema;
  /** What the gateway must know of the domain; `npm run compose` writes it to `schema/declarations.json`. */
  readonly declarations: Declarations;
  create(options: SubgraphOptions): Promise<Subgraph>;
}

function runWorker(worker: Worker, domain: Domain, logger: Logger): () => Promise<void> {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (running) return;
    running = outsideRequest(() => worker.run(createServiceContext(domain)))
      .catch((error: unknown) => {
        // A domain that is down, or not up yet, is reported by its supervisor and by the gateway.
        const level = error instanceof DomainError && error.isRetryable ? 'info' : 'warn';
        logger[level]('worker failed, it will run again', { worker: worker.name, error });
      })
      .finally(() => {
        running = undefined;
      });
  }, worker.everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** Milliseconds between retries of due dead letters. */
const DEAD_LETTER_EVERY_MS = 5_000;
/** Milliseconds between looks for what is past its time. */
const RETENTION_EVERY_MS = 3_600_000;

/** Codes of the errors that the domain's mutations answer with. */
function errorCodesOf(schema: GraphQLSchema): string[] {
  const type = schema.getType('ErrorCode');
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
}

function oneOfInputsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isInputObjectType(type) && type.isOneOf)
    .map(({ name }) => name)
    .sort();
}

/** Makes a subgraph module of its parts; the composition root of each domain calls it. */
export function defineSubgraph<Deps extends Platform>(definition: SubgraphDefinition<Deps>): SubgraphModule {
  const { name, schema } = definition;
  const joined = joinAreas(definition.areas);
  async function create({ config, clock, logger: root, transport }: SubgraphOptions): Promise<Subgraph> {
    const logger = root.child({ domain: name });
    const url = config.databaseUrls[name];
    const db = openDatabase({ domain: name, url, size: config.poolSize, logger });
    const ports = createPorts(name, transport);
    const contexts = definition.openContexts(ports);
    let consumption: Consumption | undefined;
    const platform: Platform = {
      domain: name,
      config,
      db,
      clock,
      logger,
      ports,
      contexts,
      consumption: () => {
        if (!consumption) throw new Error(`the consumers of ${name} are not made yet`);
        return consumption;
      },
    };
    const deps = await definition.createDeps(platform);
    consumption = createConsumption({
      db,
      ports: platform.ports,
      logger,
      subscriptions: joined.subscriptions(deps),
      sinks: joined.sinks(deps),
    });
    const consumers = consumption;
    const retention: Worker = {
      name: 'remove-expired',
      everyMs: RETENTION_EVERY_MS,
      async run() {
        const removed = await removeExpired(db, clock, [...KERNEL_RETENTION, ...joined.retention]);
        if (Object.keys(removed).length > 0) logger.info('what was past its time was deleted', removed);
      },
    };
    const workers = [...joined.workers(deps), retention];
    const pushes = followLog({ db, deps, definitions: joined.pushes, logger });
    const createContext = (request: RequestContext): GraphContext<Deps> => ({ request, deps });
    const stops: Array<() => Promise<void>> = [];
    async function stopWork(): Promise<void> {
      await Promise.allSettled(stops.splice(0).map((stop) => stop()));
      await consumers.stop();
    }
    return {
      name,
      schema,
      deps,
      routes: joined.routes(deps),
      execute: createExecutor({ schema, logger, contexts, createContext }),
      shared: joined.sharedReads && openFeed(name, joined.sharedReads),
      subscribe: pushes.subscribe,
      start() {
        outsideRequest(() => {
          const listener = listenForAppends(name, url, logger, db.isOwnBackend);
          stops.push(() => listener.close());
          consumers.start();
          const retry: Worker = {
            name: 'retry-dead-letters',
            everyMs: DEAD_LETTER_EVERY_MS,
            run: async () => {
              await consumers.retryDeadLetters();
            },
          };
          for (const worker of [retry, ...workers]) stops.push(runWorker(worker, name, logger));
        });
      },
      async runWorkers() {
        for (const worker of workers) await worker.run(createServiceContext(name));
      },
      gauges: () => readGauges({ domain: name }, [...domainGauges(db, consumers), ...joined.gauges(deps)]),
      isReady: async () => (deps.isReady?.() ?? true) && (await db.answers()),
      stopWork,
      async stop() {
        pushes.close();
        contexts.close();
        await stopWork();
        await deps.stop?.();
        await db.close();
      },
    };
  }
  return {
    name,
    schema,
    declarations: { ...joined.declarations, errorCodes: errorCodesOf(schema), oneOfInputs: oneOfInputsOf(schema) },
    create,
  };
}
