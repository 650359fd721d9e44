import { z } from 'zod';
import type { Domain } from '../ports/port.ts';
import { ConfigError } from '../values/errors.ts';
import { timeZoneName } from '../values/time.ts';
import { readUrl } from '../values/url.ts';

/** What a subgraph process reads from its environment. */
export interface Config {
  /** development: explorer and introspection; demo: the demo shop and its sign-ins; production: neither, and refuses demo secrets. */
  readonly mode: 'development' | 'demo' | 'production';
  readonly dataDir: string;
  /** One URL a domain, each with that domain's run-time role. */
  readonly databaseUrls: Readonly<Record<Domain, string>>;
  /** Connections a domain's pool may hold. */
  readonly poolSize: number;
  /** Domains that run elsewhere. */
  readonly subgraphUrls: Readonly<Partial<Record<Domain, string>>>;
  readonly clickhouse: {
    readonly url: string;
    readonly user: string;
    readonly password: string;
    readonly database: string;
  };
  /** Shared secret by which the gateway and the subgraphs know each other; at least 32 characters. */
  readonly gatewayCredential: string;
  /** Private JWK (JSON) that signs session tokens; customers alone needs it. */
  readonly signingKey: string | undefined;
  /** IANA zone of the retailer's business day. */
  readonly timeZone: string;
  readonly currencyCode: string;
  /** From how few available units on customers are told that stock is low. */
  readonly lowStockQuantity: number;
  /** Up to how many available units customers are told the number; 0 tells none. */
  readonly shownStockQuantity: number;
  /** Days for which the log of touchpoints is kept after their arrival; undefined: for good. */
  readonly touchpointLogDays: number | undefined;
  /** Sessions that begin to hold units a minute and address; 0 is unlimited. */
  readonly holdingSessionsPerMinute: number;
  /** Base URL of the shop as browsers see it, with its path where it has one; no slash at its end. */
  readonly publicUrl: string;
  /** Where links in mails to customers lead: the pages `reset-password` and `verify-email` under it. */
  readonly accountUrl: string;
  /** Bearer token of `/metrics`, where the domain is a process of its own. */
  readonly metricsToken: string | undefined;
  readonly mail: {
    /** The server that mails are handed to, with its name and password; absent, none leaves. */
    readonly smtpUrl: string | undefined;
    readonly from: string;
  };
}

const url = (protocols: RegExp, example: string) =>
  z
    .string()
    .refine((value) => readUrl(value) !== undefined && protocols.test(value), `must be a URL such as ${example}`);
const postgresUrl = url(/^postgres(ql)?:/, 'postgresql://user:password@host:5432/passerelle');
const httpUrl = url(/^https?:/, 'http://127.0.0.1:4100');

/** Holding sessions a minute and address in production: wide enough for the many behind one address of a carrier. */
const HOLDING_SESSIONS = 60;

/** Those that the platform can write; ICU knows the ones in use and those before. */
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

const variables = {
  PASSERELLE_MODE: z.enum(['development', 'demo', 'production']).default('development'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2, 'must be at least 2').max(50).default(4),
  CLICKHOUSE_URL: httpUrl.default('http://127.0.0.1:8123'),
  CLICKHOUSE_USER: z.string().default('default'),
  CLICKHOUSE_PASSWORD: z.string().default(''),
  CLICKHOUSE_DATABASE: z.string().regex(/^\w+$/).default('passerelle'),
  GATEWAY_CREDENTIAL: z
    .string('must be set: the secret by which gateway and subgraphs know each other')
    .min(32, 'must hold at least 32 characters'),
  SESSION_SIGNING_KEY: z.string().optional(),
  SHOP_TIME_ZONE: z
    .string()
    .refine((zone) => timeZoneName(zone) !== undefined, 'must be an IANA zone such as Europe/Paris')
    .default('Europe/Paris'),
  SHOP_CURRENCY: z
    .string()
    .refine((code) => CURRENCIES.has(code), 'must be an ISO 4217 code such as EUR')
    .default('EUR'),
  LOW_STOCK_QUANTITY: z.coerce.number().int().min(0, 'must be at least 0').max(1_000_000).default(5),
  SHOWN_STOCK_QUANTITY: z.coerce.number().int().min(0, 'must be at least 0').max(1_000_000).default(20),
  TOUCHPOINT_LOG_DAYS: z.coerce.number().int().min(30, 'must be at least 30').max(36_500).optional(),
  RATE_LIMIT_HOLDING_SESSIONS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(0, 'must be at least 0')
    .max(1_000_000)
    .optional(),
  PUBLIC_URL: httpUrl.default('http://localhost:4000'),
  ACCOUNT_URL: httpUrl.optional(),
  SMTP_URL: url(/^smtps?:/, 'smtps://user:password@mail.example:465').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]+<)?[^\s@<>]+@[^\s@<>]+>?$/, 'must be an address such as Maison <bonjour@maison.example>')
    .optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(['warn', 'info'], 'must be warn or info').optional(),
};

function variablesOf(domains: readonly Domain[]) {
  return Object.fromEntries(
    domains.flatMap((domain) => [
      [`${domain.toUpperCase()}_DATABASE_URL`, postgresUrl.optional()],
      [`SUBGRAPH_${domain.toUpperCase()}_URL`, httpUrl.optional()],
    ]),
  );
}

/** Names of the variables that `readConfig` reads. */
export function settingNames(domains: readonly Domain[]): string[] {
  return Object.keys({ ...variables, ...variablesOf(domains) });
}

/**
 * Reads the environment once, for these domains. An empty variable counts as absent.
 * @throws ConfigError with a sentence that names the variable and what it must be.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, domains: readonly Domain[]): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = z.object({ ...variables, ...variablesOf(domains) }).safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const values = parsed.data as typeof parsed.data & Record<string, string | undefined>;
  if (values.SMTP_URL !== undefined && values.MAIL_FROM === undefined) {
    throw new ConfigError('MAIL_FROM: must be set together with SMTP_URL: the address that mails come from');
  }
  const byDomain = (name: (domain: string) => string) =>
    Object.fromEntries(
      domains.flatMap((domain) => {
        const value = values[name(domain.toUpperCase())];
        return value === undefined ? [] : [[domain, value]];
      }),
    );
  const publicUrl = values.PUBLIC_URL.replace(/\/+$/, '');
  return {
    mode: values.PASSERELLE_MODE,
    dataDir: values.DATA_DIR,
    databaseUrls: byDomain((domain) => `${domain}_DATABASE_URL`) as Record<Domain, string>,
    poolSize: values.DATABASE_POOL_SIZE,
    subgraphUrls: byDomain((domain) => `SUBGRAPH_${domain}_URL`),
    clickhouse: {
      url: values.CLICKHOUSE_URL,
      user: values.CLICKHOUSE_USER,
      password: values.CLICKHOUSE_PASSWORD,
      database: values.CLICKHOUSE_DATABASE,
    },
    gatewayCredential: values.GATEWAY_CREDENTIAL,
    signingKey: values.SESSION_SIGNING_KEY,
    timeZone: values.SHOP_TIME_ZONE,
    currencyCode: values.SHOP_CURRENCY,
    lowStockQuantity: values.LOW_STOCK_QUANTITY,
    shownStockQuantity: values.SHOWN_STOCK_QUANTITY,
    touchpointLogDays: values.TOUCHPOINT_LOG_DAYS,
    holdingSessionsPerMinute:
      values.RATE_LIMIT_HOLDING_SESSIONS_PER_MINUTE ?? (values.PASSERELLE_MODE === 'production' ? HOLDING_SESSIONS : 0),
    publicUrl,
    accountUrl: values.ACCOUNT_URL ?? `${publicUrl}/account`,
    metricsToken: values.METRICS_TOKEN,
    mail: { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM ?? 'Passerelle <nobody@localhost.invalid>' },
  };
}
