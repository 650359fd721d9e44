import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '#kernel/values/errors.ts';
import { readUrl } from '#kernel/values/url.ts';

/** One explicit setting, apart from NODE_ENV: it alone decides what is open and what is shown. */
const MODES = ['development', 'demo', 'production'] as const;
type Mode = (typeof MODES)[number];

/** What one operation may ask for. Exceeding any of them is answered with HTTP 400. */
export interface QueryLimits {
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  /** Fields with every fragment spread written out. */
  readonly fields: number;
  /** Objects the answer may hold at most, list sizes multiplied. */
  readonly cost: number;
}

export interface GatewayConfig {
  readonly mode: Mode;
  readonly port: number;
  readonly host: string | undefined;
  /** The address that browsers know. */
  readonly publicUrl: string;
  /** The path of that address, where a proxy puts the instance below one; empty at the root. */
  readonly publicPath: string;
  /** The composed supergraph; its subgraphs' names are the keys of `subgraphUrls`. */
  readonly supergraphFile: string;
  /** What the domains declare, beside the supergraph. */
  readonly declarationsFile: string;
  readonly operationsFolder: string;
  /** Where plans of committed operations are kept between two starts. */
  readonly plansFolder: string;
  /** Folder or manifest of the retailer's own storefront's operations. */
  readonly storefrontOperations: string | undefined;
  readonly dashboardFolder: string;
  readonly explorerFolder: string;
  /** Overrides the address written in the supergraph, by subgraph name. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
  /** Proves to a subgraph that a call comes from the gateway; absent only in federation audits. */
  readonly credential: string | undefined;
  readonly oidc: { readonly issuer: string; readonly audience: string } | undefined;
  readonly corsOrigins: ReadonlySet<string>;
  readonly safelistOnly: boolean;
  readonly metricsToken: string | undefined;
  /** Proxies before the gateway that each add their caller to `X-Forwarded-For`. */
  readonly trustedProxyHops: number;
  /** By which a server that renders pages proves that it may name its buyer's address. */
  readonly buyerAddressSecret: string | undefined;
  readonly requestTimeoutMs: number;
  readonly subgraphTimeoutMs: number;
  readonly drainMs: number;
  /** Memory for answers that are the same for everybody, in bytes; 0 keeps none. */
  readonly sharedAnswersBytes: number;
  /** Requests a second and caller; 0 is unlimited. */
  readonly ratePerSecond: number;
  /** Attempts a minute and address on sign-in and code lookups; 0 is unlimited. */
  readonly sensitivePerMinute: number;
  /** Operations never seen before that are planned a minute and address; 0 is unlimited. */
  readonly newOperationsPerMinute: number;
  readonly limits: QueryLimits;
}

const whole = (low: number, high: number) =>
  z.coerce
    .number(`must be a whole number from ${low} to ${high}`)
    .int(`must be a whole number from ${low} to ${high}`)
    .min(low, `must be a whole number from ${low} to ${high}`)
    .max(high, `must be a whole number from ${low} to ${high}`);

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

const flag = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true');

const originList = z.string().transform((value, context) => {
  const origins = value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  for (const origin of origins) {
    if (readUrl(origin)?.origin !== origin) {
      context.addIssue({
        code: 'custom',
        message: `must list origins like https://shop.example, and ${origin} is none`,
      });
    }
  }
  return new Set(origins);
});

const schema = z.object({
  PASSERELLE_MODE: z.enum(MODES, `must be one of ${MODES.join(', ')}`).default('development'),
  PORT: whole(0, 65_535).default(4000),
  HOST: z.string().optional(),
  PUBLIC_URL: httpUrl.default('http://localhost:4000'),
  SUPERGRAPH_FILE: z.string().default('schema/supergraph.graphql'),
  OPERATIONS_FOLDER: z.string().default('schema/operations'),
  PLANS_FOLDER: z.string().default('.cache/plans'),
  STOREFRONT_OPERATIONS: z.string().optional(),
  DASHBOARD_FOLDER: z.string().default('dashboard/dist'),
  EXPLORER_FOLDER: z.string().default('.cache/explorer'),
  GATEWAY_CREDENTIAL: z.string().min(32, 'must hold at least 32 characters').optional(),
  OIDC_ISSUER: httpUrl.optional(),
  OIDC_AUDIENCE: z.string().optional(),
  CORS_ORIGINS: originList.default(new Set()),
  SAFELIST_ONLY: flag.default(false),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  TRUSTED_PROXY_HOPS: whole(0, 10).default(0),
  BUYER_ADDRESS_SECRET: z.string().min(32, 'must hold at least 32 characters').optional(),
  REQUEST_TIMEOUT_MS: whole(100, 300_000).default(15_000),
  SUBGRAPH_TIMEOUT_MS: whole(50, 300_000).default(10_000),
  DRAIN_MS: whole(0, 120_000).default(8_000),
  SHARED_ANSWERS_MB: whole(0, 4_096).default(32),
  RATE_LIMIT_PER_SECOND: whole(0, 1_000_000).optional(),
  RATE_LIMIT_SENSITIVE_PER_MINUTE: whole(0, 1_000_000).optional(),
  RATE_LIMIT_NEW_OPERATIONS_PER_MINUTE: whole(0, 1_000_000).optional(),
  LIMIT_DEPTH: whole(1, 1_000).default(15),
  LIMIT_ALIASES: whole(0, 10_000).default(30),
  LIMIT_ROOT_FIELDS: whole(1, 1_000).default(20),
  LIMIT_DIRECTIVES: whole(0, 10_000).default(30),
  LIMIT_FIELDS: whole(1, 100_000).default(1_000),
  LIMIT_COST: whole(1, 100_000_000).default(50_000),
});

/** Names of the variables that `readGatewayConfig` reads, besides the addresses of subgraphs. */
export const gatewaySettingNames: readonly string[] = Object.keys(schema.shape);

const SUBGRAPH_URL = /^SUBGRAPH_([A-Z0-9_]+)_URL$/;

function subgraphUrls(env: NodeJS.ProcessEnv): Map<string, string> {
  const urls = new Map<string, string>();
  for (const [name, value] of Object.entries(env)) {
    const domain = SUBGRAPH_URL.exec(name)?.[1];
    if (domain === undefined || value === undefined || value === '') continue;
    if (!httpUrl.safeParse(value).success)
      throw new ConfigError(`${name} must be an http or https address; it is "${value}".`);
    urls.set(domain.toLowerCase().replaceAll('_', '-'), value);
  }
  return urls;
}

const SECRET = /CREDENTIAL|SECRET|TOKEN/;

/**
 * Parses the gateway's settings. An empty variable counts as absent.
 * @throws ConfigError with one sentence that names the variable
 */
export function readGatewayConfig(env: NodeJS.ProcessEnv): GatewayConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'The environment');
    const shown = SECRET.test(name) ? '' : `; it is "${given[name] ?? ''}"`;
    throw new ConfigError(`${name} ${issue?.message ?? 'is not valid'}${shown}.`);
  }
  const value = parsed.data;
  const production = value.PASSERELLE_MODE === 'production';
  if (value.OIDC_AUDIENCE !== undefined && value.OIDC_ISSUER === undefined) {
    throw new ConfigError('OIDC_AUDIENCE needs OIDC_ISSUER beside it.');
  }
  if (value.OIDC_ISSUER !== undefined && value.OIDC_AUDIENCE === undefined) {
    throw new ConfigError(
      'OIDC_ISSUER needs OIDC_AUDIENCE beside it: tokens that the issuer makes for others would be taken.',
    );
  }
  if (production && value.GATEWAY_CREDENTIAL === undefined) {
    throw new ConfigError('GATEWAY_CREDENTIAL must be set in production: subgraphs accept no request without it.');
  }
  return {
    mode: value.PASSERELLE_MODE,
    port: value.PORT,
    host: value.HOST,
    publicUrl: value.PUBLIC_URL,
    publicPath: new URL(value.PUBLIC_URL).pathname.replace(/\/+$/, ''),
    supergraphFile: value.SUPERGRAPH_FILE,
    declarationsFile: join(dirname(value.SUPERGRAPH_FILE), 'declarations.json'),
    operationsFolder: value.OPERATIONS_FOLDER,
    plansFolder: value.PLANS_FOLDER,
    storefrontOperations: value.STOREFRONT_OPERATIONS,
    dashboardFolder: value.DASHBOARD_FOLDER,
    explorerFolder: value.EXPLORER_FOLDER,
    subgraphUrls: subgraphUrls(env),
    credential: value.GATEWAY_CREDENTIAL,
    oidc:
      value.OIDC_ISSUER === undefined || value.OIDC_AUDIENCE === undefined
        ? undefined
        : { issuer: value.OIDC_ISSUER, audience: value.OIDC_AUDIENCE },
    corsOrigins: value.CORS_ORIGINS,
    safelistOnly: value.SAFELIST_ONLY,
    metricsToken: value.METRICS_TOKEN,
    trustedProxyHops: value.TRUSTED_PROXY_HOPS,
    buyerAddressSecret: value.BUYER_ADDRESS_SECRET,
    requestTimeoutMs: value.REQUEST_TIMEOUT_MS,
    subgraphTimeoutMs: value.SUBGRAPH_TIMEOUT_MS,
    drainMs: value.DRAIN_MS,
    sharedAnswersBytes: value.SHARED_ANSWERS_MB * 1024 * 1024,
    ratePerSecond: value.RATE_LIMIT_PER_SECOND ?? (production ? 100 : 0),
    sensitivePerMinute: value.RATE_LIMIT_SENSITIVE_PER_MINUTE ?? (production ? 20 : 0),
    newOperationsPerMinute: value.RATE_LIMIT_NEW_OPERATIONS_PER_MINUTE ?? (production ? 60 : 0),
    limits: {
      depth: value.LIMIT_DEPTH,
      aliases: value.LIMIT_ALIASES,
      rootFields: value.LIMIT_ROOT_FIELDS,
      directives: value.LIMIT_DIRECTIVES,
      fields: value.LIMIT_FIELDS,
      cost: value.LIMIT_COST,
    },
  };
}
