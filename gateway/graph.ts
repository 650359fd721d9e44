import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer, HeaderMap } from '@apollo/server';
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
import { PLANNER_CONFIG, planBy, plannerOf } from './execution/operation-planner.ts';
import { createPlanCache } from './execution/plan-cache.ts';
import { createPlanExecutor } from './execution/plan-executor.ts';
import type { SupergraphFacts } from './execution/supergraph-facts.ts';
import { operationContext } from './guard/operation-context.ts';
import { operationGuard } from './guard/operation-guard.ts';
import { plainAliases } from './guard/plain-aliases.ts';
import { planningBudget } from './guard/planning-budget.ts';
import type { ErrorPresenter } from './guard/public-errors.ts';
import { queryLimits } from './guard/query-limits.ts';
import { createKnownOperations, type GraphAnswer, type TextOperation, writeResult } from './known-operations.ts';
import { type OperationSteps, stepsPlugin } from './operation-steps.ts';
import type { PersistedOperations } from './operations/persisted-operations.ts';
import { committedPlans, planFiles } from './operations/plan-files.ts';
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
  readonly facts: SupergraphFacts;
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
  execute(sent: TextOperation, accept: string | undefined, context: GatewayContext): Promise<GraphAnswer>;
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
  const { config, declarations, errors, supergraphSdl, facts, operations, metrics, logger } = options;
  const production = config.mode === 'production';
  const cache = createPlanCache();
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => options.sourceOf(name) as GraphQLDataSource,
    queryPlannerConfig: { ...PLANNER_CONFIG, cache },
    logger: quiet(logger),
    validateSupergraph: false,
    __exposeQueryPlanExperimental: false,
  });
  const steps: OperationSteps = {
    checks: [
      operationGuard(config, declarations.sensitiveFields),
      planningBudget(config.newOperationsPerMinute, cache),
      ...(options.contexts ? [operationContext(options.contexts)] : []),
    ],
    publish: publicAnswers(declarations),
    observer: observeOperations({ config, operations, errors, metrics, logger }),
  };
  let known: ReturnType<typeof createKnownOperations> | undefined;
  const planned: Pick<ApolloGateway, 'load' | 'onSchemaLoadOrUpdate' | 'stop'> = {
    async load(given) {
      const { schema, executor: apollo } = await gateway.load(given);
      markOneOf(schema, declarations.oneOfInputs);
      const executor = HAS_INTERFACE_OBJECTS.test(supergraphSdl)
        ? apollo
        : createPlanExecutor({ ...options, schema, plans: cache, plan: planBy(plannerOf(gateway)), apollo });
      known = createKnownOperations({ schema, steps, execute: executor as never });
      return { schema, executor };
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
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      stepsPlugin(steps, (valid) => known?.add(valid)),
    ],
    logger: quiet(logger),
    nodeEnv: 'production',
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    // No ambient credential exists, and the HTTP layer takes JSON alone.
    csrfPrevention: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    // What was found valid is kept by what runs it again.
    documentStore: null,
    stringifyResult: (result) => writeResult({ ...result }),
    stopOnTerminationSignals: false,
    maxRecursiveSelections: true,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationOptions: { maxErrors: MAX_ERRORS },
    validationRules: [queryLimits(config.limits), plainAliases(facts.keyFields)],
  });
  await server.start();
  const { plans, unfit } = await committedPlans(planFiles(config.plansFolder, supergraphSdl, operations.all), () =>
    planOperations(operations.all, planBy(plannerOf(gateway))),
  );
  for (const { keys, plan } of plans) for (const key of keys) cache.pin(key, plan);
  if (unfit.length > 0) logger.warn('committed operations do not fit the supergraph', { files: unfit });

  /** Apollo Server is shown a POST always: what a GET may not do is decided by the route and the guard. */
  async function executeFirst(sent: TextOperation, accept: string | undefined, context: GatewayContext) {
    const { query, operationName, variables } = sent;
    const headers = new HeaderMap([['content-type', 'application/json']]);
    if (accept !== undefined) headers.set('accept', accept);
    const body = {
      query,
      ...(operationName === undefined ? {} : { operationName }),
      ...(variables === undefined ? {} : { variables }),
    };
    const made = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body },
      context: async () => context,
    });
    if (made.body.kind !== 'complete') throw new Error('Incremental answers are not supported');
    const { status = 200 } = made;
    if (status === 200) known?.addMediaType(accept, made.headers.get('content-type') ?? '');
    return { status, headers: made.headers, text: made.body.string };
  }

  return {
    execute: (sent, accept, context) => known?.answer(sent, accept, context) ?? executeFirst(sent, accept, context),
    stop: () => server.stop(),
  };
}
