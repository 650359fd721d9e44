import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Ports } from '#kernel/ports/port.ts';
import { type Actor, anonymous } from '#kernel/request/actor.ts';
import type { Logger } from '#kernel/request/log.ts';
import { ConfigError } from '#kernel/values/errors.ts';
import { readUrl } from '#kernel/values/url.ts';
import { openContexts } from '../subgraphs/shared/contexts/open-contexts.ts';
import { can, type Permission } from '../subgraphs/shared/permissions.ts';
import { type Authenticator, createAuthenticator } from './auth/authenticator.ts';
import { createSessionKeys } from './auth/issuer-keys.ts';
import { createOidcKeys } from './auth/oidc-keys.ts';
import { createStreamTickets } from './auth/stream-tickets.ts';
import { AnswerCache } from './cache/answer-cache.ts';
import type { GatewayConfig } from './config.ts';
import { type Declarations, type DeclarationsByDomain, joinDeclarations, readDeclarations } from './declarations.ts';
import { readSupergraphFacts, type SupergraphFacts } from './execution/supergraph-facts.ts';
import { createGraph } from './graph.ts';
import { createErrorPresenter } from './guard/public-errors.ts';
import { createMemoryRateLimiter } from './guard/rate-limit.ts';
import { createAddressOf } from './http/client-address.ts';
import { allowedOrigins } from './http/cors.ts';
import type { Exchange } from './http/exchange.ts';
import { forwardRoute } from './http/forward-route.ts';
import { graphqlRoute } from './http/graphql-route.ts';
import { indexRoute } from './http/index-route.ts';
import { listen } from './http/listener.ts';
import { createReadiness, healthRoute, metricsRoute } from './http/operator-routes.ts';
import { schemaRoute } from './http/schema-route.ts';
import { servedFolders } from './http/served-folders.ts';
import { createStreamRequests } from './http/stream-request.ts';
import { streamRoute } from './http/stream-route.ts';
import { createLocalLink, type LinkedSubgraph } from './links/local-link.ts';
import { createRemoteLink } from './links/remote-link.ts';
import type { SubgraphLink } from './links/subgraph-link.ts';
import { createKnownDocuments } from './operations/known-documents.ts';
import {
  type PersistedOperations,
  persistedOperations,
  readOperations,
  readStorefrontOperations,
} from './operations/persisted-operations.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { createWarnings } from './telemetry/warnings.ts';

export interface GatewayOptions {
  readonly config: GatewayConfig;
  readonly logger: Logger;
  /** Subgraphs of this process; every other one of the supergraph is reached over HTTP. */
  readonly subgraphs?: readonly LinkedSubgraph[];
  /** How the keys of our own sign-in are asked for; without it only anonymous requests and OIDC tokens are accepted. */
  readonly ports?: Ports;
  /** Supergraph text instead of the file of the configuration. */
  readonly supergraphSdl?: string;
  /** What the domains of that supergraph declare; nothing unless told. */
  readonly declarations?: DeclarationsByDomain;
  /** Test mode: in-process answers must survive the wire. */
  readonly parity?: boolean;
}

export interface RunningGateway {
  readonly port: number;
  readonly url: string;
  /** Drains: not ready at once, running requests finish, streams end. Subgraphs of this process are left running. */
  close(): Promise<void>;
}

async function readSupergraph({ config, supergraphSdl }: GatewayOptions): Promise<string> {
  if (supergraphSdl !== undefined) return supergraphSdl;
  return readFile(config.supergraphFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(
      `SUPERGRAPH_FILE names ${config.supergraphFile}, which cannot be read (${error.code ?? error.message}).`,
    );
  });
}

async function declarationsOf({ config, supergraphSdl, declarations }: GatewayOptions): Promise<Declarations> {
  if (supergraphSdl !== undefined) return joinDeclarations(declarations ?? {});
  return readDeclarations(config.declarationsFile, config.mode === 'production');
}

/** Runs a step that fails only where the supergraph is none, and says so in the operator's words. */
async function ofSupergraph<Made>(file: string, step: () => Made | Promise<Made>): Promise<Made> {
  try {
    return await step();
  } catch (error) {
    throw new ConfigError(
      `SUPERGRAPH_FILE names ${file}, which is no composed supergraph: ${(error as Error).message.split('\n')[0]}`,
    );
  }
}

/** @throws Error when it names no subgraph. */
function readFacts(supergraphSdl: string): SupergraphFacts {
  const facts = readSupergraphFacts(supergraphSdl);
  if (facts.subgraphs.length === 0) throw new Error('it names no subgraph.');
  return facts;
}

function createTrust({ config, ports, logger }: GatewayOptions): { authenticator: Authenticator; close(): void } {
  if (config.oidc)
    return {
      authenticator: createAuthenticator(createOidcKeys(config.oidc.issuer, config.oidc.audience)),
      close: () => undefined,
    };
  if (!ports)
    return { authenticator: { actorOf: async () => anonymous, hasEnded: () => false }, close: () => undefined };
  const trust = createSessionKeys(ports, logger);
  return { authenticator: createAuthenticator(trust), close: trust.close };
}

/** Who is limited: a caller with a session of its own, else all who share an address. */
async function callerOf({ request, address }: Exchange, authenticator: Authenticator): Promise<string> {
  const { authorization } = request.headers;
  if (authorization === undefined) return address;
  // What is wrong with a token the route says; here its sender is nobody yet.
  const actor = await authenticator.actorOf(authorization).catch(() => anonymous);
  return 'sessionId' in actor ? `session ${actor.sessionId}` : address;
}

async function readCommitted(config: GatewayConfig): Promise<PersistedOperations> {
  const { operationsFolder, storefrontOperations } = config;
  const own = storefrontOperations === undefined ? [] : await readStorefrontOperations(storefrontOperations);
  return persistedOperations([...(await readOperations(operationsFolder)), ...own]);
}

function createSharedAnswers(links: ReadonlyMap<string, SubgraphLink>, maxBytes: number): AnswerCache | undefined {
  if (maxBytes === 0) return undefined;
  const feeds = [...links].flatMap(([name, { shared }]) => (shared ? [[name, shared] as const] : []));
  return feeds.length > 0 ? new AnswerCache({ feeds: new Map(feeds), maxBytes }) : undefined;
}

/** Whether a caller has what the schema calls ORDERS_READ, or is of the staff. */
function may(actor: Actor, permission: string): boolean {
  if (permission === 'STAFF') return actor.kind === 'staff';
  return can(actor, permission.toLowerCase().replace('_', ':') as Permission);
}

/** Seconds' worth of requests that a caller may send at once. */
const BURST_SECONDS = 2;

/**
 * Starts the gateway: links to the subgraphs, the graph over them, and every route on one port.
 * @throws ConfigError | ListenError with one sentence for the operator
 */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { config, logger, subgraphs = [] } = options;
  const supergraphSdl = await readSupergraph(options);
  const declarations = await declarationsOf(options);
  const metrics = createMetrics();
  const warnings = createWarnings(logger);
  const links = new Map<string, SubgraphLink>();
  const facts = await ofSupergraph(config.supergraphFile, () => readFacts(supergraphSdl));
  for (const { name, url } of facts.subgraphs) links.set(name, linkTo(name, url));

  function linkTo(name: string, written: string): SubgraphLink {
    const subgraph = subgraphs.find((candidate) => candidate.name === name);
    const timeoutMs = config.subgraphTimeoutMs;
    if (subgraph) return createLocalLink({ subgraph, timeoutMs, parity: options.parity ?? false });
    const url = config.subgraphUrls.get(name) ?? written;
    if (!url || !readUrl(url)) {
      throw new ConfigError(
        `SUBGRAPH_${name.toUpperCase().replaceAll('-', '_')}_URL must be set: the supergraph holds no address for ${name}.`,
      );
    }
    return createRemoteLink({
      name,
      url,
      timeoutMs,
      credential: config.credential,
      onFailure: (failure, requestId) => {
        metrics.subgraphFailure(failure.subgraph, failure.code);
        logger.warn('a subgraph did not answer', {
          requestId,
          subgraph: failure.subgraph,
          code: failure.code,
          reason: failure.message,
        });
      },
    });
  }

  const operations = await readCommitted(config);
  const errors = createErrorPresenter(declarations.errorCodes);
  const contexts = options.ports && openContexts(options.ports);
  const graph = await ofSupergraph(config.supergraphFile, () =>
    createGraph({
      config,
      contexts,
      declarations,
      errors,
      supergraphSdl,
      facts,
      operations,
      metrics,
      logger,
      may,
      sourceOf: (name) => {
        const link = links.get(name);
        if (!link) throw new Error(`no link to ${name}`);
        return link.source;
      },
    }),
  );
  const shared = createSharedAnswers(links, config.sharedAnswersBytes);
  const trust = createTrust(options);
  const { authenticator } = trust;
  const isProduction = config.mode === 'production';
  const isAllowedOrigin = allowedOrigins(config.corsOrigins, isProduction);
  let draining = false;
  const stream = streamRoute({
    links,
    readRequest: createStreamRequests(authenticator, options.ports && createStreamTickets(options.ports)),
    metrics,
  });
  const listener = await listen(config.port, config.host, {
    routes: [
      indexRoute(config),
      schemaRoute(dirname(config.supergraphFile)),
      graphqlRoute({
        config,
        graph,
        documents: createKnownDocuments(operations, config.safelistOnly),
        errors,
        authenticator,
        contexts,
        shared,
        metrics,
      }),
      healthRoute(
        createReadiness(links, () => draining),
        warnings,
      ),
      forwardRoute({
        routes: declarations.routes,
        storefrontRoutes: declarations.storefrontRoutes,
        links,
        authenticator,
        isAllowedOrigin,
        timeoutMs: config.requestTimeoutMs,
      }),
      stream,
      metricsRoute(config, metrics, links),
      ...servedFolders(config),
    ],
    isAllowedOrigin,
    addressOf: createAddressOf(config, warnings.add),
    publicPath: config.publicPath,
    limiter:
      config.ratePerSecond === 0
        ? undefined
        : createMemoryRateLimiter('requests', config.ratePerSecond * BURST_SECONDS, BURST_SECONDS * 1_000),
    callerOf: (exchange) => callerOf(exchange, authenticator),
    metrics,
    logger,
  });

  async function drain(): Promise<void> {
    draining = true;
    stream.close();
    await listener.drain(config.drainMs);
    trust.close();
    contexts?.close();
    shared?.close();
    await graph.stop();
    await Promise.all([...links.values()].map((link) => link.close()));
  }

  let closed: Promise<void> | undefined;
  return {
    port: listener.port,
    url: `http://${config.host?.includes(':') ? `[${config.host}]` : (config.host ?? '127.0.0.1')}:${listener.port}`,
    close() {
      closed ??= drain();
      return closed;
    },
  };
}
