import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';
import { RUNNER } from './project.ts';

/** One service of the split: the same table makes `npm run start:split` and docker-compose.yml. */
export interface Service {
  readonly name: string;
  /** An image from a registry; without it the service runs this repository's code. */
  readonly image?: string;
  /** Arguments to Node, for services that run our code. */
  readonly command?: readonly string[];
  /** Port inside the split's network; the gateway's is the only one that is published. */
  readonly port?: number;
  readonly published?: boolean;
  readonly environment: Readonly<Record<string, string>>;
  /** Services that must be there before. */
  readonly needs: Readonly<Record<string, 'healthy' | 'finished'>>;
}

/** Images of the database servers; the embedded ones are of the same major versions. */
const POSTGRES_IMAGE = 'postgres:18';
const CLICKHOUSE_IMAGE = 'clickhouse/clickhouse-server:26.7';

/** First port of the subgraphs; each takes the next. */
const FIRST_SUBGRAPH_PORT = 4101;
const GATEWAY_PORT = 4000;

export function subgraphPort(domain: Domain): number {
  return FIRST_SUBGRAPH_PORT + DOMAINS.indexOf(domain);
}

export function databaseVariable(domain: Domain): string {
  return `${domain.toUpperCase()}_DATABASE_URL`;
}

/** What the .env file of docker-compose.yml calls the password of a domain's run-time role. */
export function passwordVariable(domain: string): string {
  return `${domain.toUpperCase()}_DATABASE_PASSWORD`;
}

function subgraphVariable(domain: Domain): string {
  return `SUBGRAPH_${domain.toUpperCase()}_URL`;
}

/** Where the services of one split find what they share. */
export interface SplitSettings {
  /** Host name of a service as its neighbors see it. */
  host(service: string): string;
  port(service: string, wanted: number): number;
  /** Connection string of a domain's run-time role. */
  databaseUrl(domain: Domain): string;
  /** Connection string of a role that may create roles. */
  adminDatabaseUrl: string;
  readonly clickhouse: { readonly url: string; readonly user: string; readonly password: string };
  readonly mode: string;
  readonly gatewayCredential: string;
  readonly sessionSigningKey: string;
}

/** The services of the split in the order in which they start. */
export function describeServices(settings: SplitSettings): Service[] {
  const urls = Object.fromEntries(
    DOMAINS.map((domain) => [
      subgraphVariable(domain),
      `http://${settings.host(domain)}:${settings.port(domain, subgraphPort(domain))}`,
    ]),
  );
  const shared = { PASSERELLE_MODE: settings.mode, GATEWAY_CREDENTIAL: settings.gatewayCredential };
  const databases = Object.fromEntries(
    DOMAINS.map((domain) => [databaseVariable(domain), settings.databaseUrl(domain)]),
  );
  return [
    migrateService(settings, databases),
    ...DOMAINS.map((domain) => subgraphService(settings, domain, { ...shared, ...urls })),
    {
      name: 'gateway',
      command: [RUNNER, 'gateway/index.ts'],
      port: settings.port('gateway', GATEWAY_PORT),
      published: true,
      environment: {
        ...shared,
        ...urls,
        PORT: String(settings.port('gateway', GATEWAY_PORT)),
        NODE_ENV: 'production',
      },
      needs: Object.fromEntries(DOMAINS.map((domain) => [domain, 'healthy' as const])),
    },
  ];
}

function migrateService(settings: SplitSettings, databases: Readonly<Record<string, string>>): Service {
  return {
    name: 'migrate',
    command: [RUNNER, 'ops/maintain/migrate/index.ts'],
    environment: { DATABASE_URL: settings.adminDatabaseUrl, ...databases },
    needs: { postgres: 'healthy' },
  };
}

function subgraphService(
  settings: SplitSettings,
  domain: Domain,
  environment: Readonly<Record<string, string>>,
): Service {
  const { clickhouse } = settings;
  return {
    name: domain,
    command: [RUNNER, 'ops/start/serve/index.ts', domain],
    port: settings.port(domain, subgraphPort(domain)),
    environment: {
      ...environment,
      [databaseVariable(domain)]: settings.databaseUrl(domain),
      PORT: String(settings.port(domain, subgraphPort(domain))),
      ...(domain === 'customers' ? { SESSION_SIGNING_KEY: settings.sessionSigningKey } : {}),
      ...(domain === 'attribution'
        ? {
            CLICKHOUSE_URL: clickhouse.url,
            CLICKHOUSE_USER: clickhouse.user,
            CLICKHOUSE_PASSWORD: clickhouse.password,
          }
        : {}),
    },
    needs: {
      migrate: 'finished',
      ...(domain === 'attribution' ? { clickhouse: 'healthy' as const } : {}),
    },
  };
}

/** The servers that the split needs besides our own code; `npm run start:split` uses the embedded ones instead. */
export function describeServers(passwords: { readonly postgres: string; readonly clickhouse: string }): Service[] {
  return [
    {
      name: 'postgres',
      image: POSTGRES_IMAGE,
      port: 5432,
      environment: { POSTGRES_USER: 'passerelle', POSTGRES_DB: 'passerelle', POSTGRES_PASSWORD: passwords.postgres },
      needs: {},
    },
    {
      name: 'clickhouse',
      image: CLICKHOUSE_IMAGE,
      port: 8123,
      environment: { CLICKHOUSE_USER: 'passerelle', CLICKHOUSE_PASSWORD: passwords.clickhouse },
      needs: {},
    },
  ];
}
