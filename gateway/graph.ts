import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import {
  ApolloServer,
  type ApolloServerPlugin,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { Actor } from '#kernel/request/actor.ts';
import type { Contexts } from '#kernel/request/in-context.ts';
import type { Logger } from '#kernel/request/log.ts';
import { publicAnswers } from './cache/public-answers.ts';
import type { GatewayConfig } from './config.ts';
import type { Declarations } from './declarations.ts';
import { markOneOf } from './execution/mark-one-of.ts';
import { createPlanner } from './execution/operation-planner.ts';
import { createPlanCache } from './execution/plan-cache.ts';
import { createPlanExecutor } from './execution/plan-executor.ts';
import { readSupergraphFacts } from './execution/supergraph-facts.ts';
import { operationContext } from './guard/operation-context.ts';
import { operationGuard } from './guard/operation-guard.ts';
import { plainAliases } from './guard/plain-aliases.ts';
import { planningBudget } from './guard/planning-budget.ts';
import type { ErrorPresenter } from './guard/public-errors.ts';
import { queryLimits } from './guard/query-limits.ts';
import type { PersistedOperations } from './operations/persisted-operations.ts';
import { planOperations } from './operations/plan-warmup.ts';
import type { GatewayContext } from './request/graph-context.ts';
import type { GatewayMetrics } from './telemetry/metrics.ts';
import { observeOperations } from './telemetry/operation-observer.ts';

/** Lexical tokens of one document; validation errors of one request. */
const MAX_TOKENS = 2_000;
const MAX_ERRORS = 5;

/** A subgraph that answers for an interface does not name the object's type, which our own executor goes by. */
const HAS_INTERFACE_OBJECTS = /\bisInterfaceObject: true\b/;

export interface GraphOptions {
  readonly config: GatewayConfig;
  readonly declarations: Declarations;
  readonly errors: ErrorPresenter;
  readonly supergraphSdl: string;
  /** Names of all subgraphs of the supergraph. */
  readonly subgraphs: readonly string[];
  readonly sourceOf: (name: string) => GraphQLDataSource<GatewayContext>;
  readonly operations: PersistedOperations;
  /** Whether a caller has a permission of the product's. */
  may(actor: Actor, permission: string): boolean;
  /** Absent over a foreign supergraph, which knows no context. */
  readonly contexts?: Contexts | undefined;
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
}

/** The supergraph, ready to answer. */
export interface Graph {
  execute(request: HTTPGraphQLRequest, context: () => Promise<GatewayContext>): Promise<HTTPGraphQLResponse>;
  stop(): Promise<void>;
}

/** The gateway's own log lines are of no use to an operator; warnings and errors are. */
function quiet(logger: Logger) {
  const say = (level: 'warn' | 'error') => (message?: unknown) => logger[level](String(message));
  return { debug: () => undefined, info: () => undefined, warn: say('warn'), error: say('error') };
}

/**
 * Builds Apollo Server over Apollo Gateway on a composed supergraph.
 * @throws Error when the supergraph is broken
 */
export async function createGraph(options: GraphOptions): Promise<Graph> {
  const { config, declarations, errors, supergraphSdl, operations, metrics, logger } = options;
  const production = config.mode === 'production';
  const cache = createPlanCache();
  const plannerConfig = { exposeDocumentNodeInFetchNode: true };
  const facts = readSupergraphFacts(supergraphSdl);
  const plan = createPlanner(supergraphSdl, plannerConfig);
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => options.sourceOf(name) as GraphQLDataSource,
    queryPlannerConfig: { ...plannerConfig, cache },
    logger: quiet(logger),
    validateSupergraph: false,
    __exposeQueryPlanExperimental: false,
  });
  const plugins: ApolloServerPlugin<GatewayContext>[] = [
    ApolloServerPluginLandingPageDisabled(),
    ApolloServerPluginCacheControlDisabled(),
    operationGuard(config, declarations.sensitiveFields),
    planningBudget(config.newOperationsPerMinute, cache),
    ...(options.contexts ? [operationContext(options.contexts)] : []),
    publicAnswers(declarations),
    observeOperations({ config, operations, errors, metrics, logger }),
  ];
  const planned: Pick<ApolloGateway, 'load' | 'onSchemaLoadOrUpdate' | 'stop'> = {
    async load(given) {
      const { schema, executor: apollo } = await gateway.load(given);
      markOneOf(schema, declarations.oneOfInputs);
      if (HAS_INTERFACE_OBJECTS.test(supergraphSdl)) return { schema, executor: apollo };
      return { schema, executor: createPlanExecutor({ ...options, schema, facts, plans: cache, plan, apollo }) };
    },
    onSchemaLoadOrUpdate: (listener) =>
      gateway.onSchemaLoadOrUpdate((loaded) => {
        markOneOf(loaded.apiSchema, declarations.oneOfInputs);
        listener(loaded);
      }),
    stop: () => gateway.stop(),
  };
  const server = new ApolloServer<GatewayContext>({
    gateway: planned,
    plugins,
    logger: quiet(logger),
    nodeEnv: 'production',
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    // No ambient credential exists, and the HTTP layer takes JSON alone.
    csrfPrevention: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    maxRecursiveSelections: true,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationOptions: { maxErrors: MAX_ERRORS },
    validationRules: [queryLimits(config.limits), plainAliases(facts.keyFields)],
  });
  await server.start();
  const unfit = planOperations(operations.all, plan, cache);
  if (unfit.length > 0) logger.warn('committed operations do not fit the supergraph', { files: unfit });
  return {
    execute: (httpGraphQLRequest, context) => server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context }),
    stop: () => server.stop(),
  };
}
