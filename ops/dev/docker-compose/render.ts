import { stringify } from 'yaml';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { RUNNER } from '../../cli/project.ts';
import { describeServers, describeServices, passwordVariable, type Service } from '../../cli/services.ts';
import { givenSettings } from './given-settings.ts';

const HEADER = `# The split deployment: one service a subgraph, the gateway, PostgreSQL and ClickHouse. Docker Compose 2.20.2 or later.
# Written by "npm run compose:docker" from the table in ops/cli/services.ts, which "npm run start:split" starts from too.
#
#   cp .env.example .env && npm run --silent keys >> .env    settings, then new passwords and keys
#   docker compose up --detach --build
#   docker compose logs first-admin                          the code by which the first admin signs up
#
# With PASSERELLE_MODE=demo in .env, "docker compose --profile demo up --detach --build" fills the demo shop first.
`;

const DATA_FOLDER = '/var/lib/passerelle';

/** How a server says that it is ready. */
const HEALTH: Readonly<Record<string, readonly string[]>> = {
  postgres: ['CMD', 'pg_isready', '-U', 'passerelle'],
  clickhouse: ['CMD', 'wget', '-q', '--spider', 'http://127.0.0.1:8123/ping'],
};

const VOLUMES: Readonly<Record<string, string>> = {
  postgres: 'postgres:/var/lib/postgresql',
  clickhouse: 'clickhouse:/var/lib/clickhouse',
  // Touchpoints are spooled here before the engine has them.
  attribution: `attribution:${DATA_FOLDER}`,
  demo: `attribution:${DATA_FOLDER}`,
};

/** Services that run once, and when: `demo` with its profile alone. */
const DEMO = 'demo';
const FIRST_ADMIN = 'first-admin';

/** The services of the split as they stand in docker-compose.yml. */
export function composeServices(): Service[] {
  const services = describeServices({
    host: (service) => service,
    port: (_, wanted) => wanted,
    databaseUrl: (domain) =>
      `postgresql://passerelle_${domain}:\${${passwordVariable(domain)}:?}@postgres:5432/passerelle`,
    adminDatabaseUrl: `postgresql://passerelle:\${POSTGRES_PASSWORD:?}@postgres:5432/passerelle`,
    clickhouse: { url: 'http://clickhouse:8123', user: 'passerelle', password: `\${CLICKHOUSE_PASSWORD:?}` },
    mode: `\${PASSERELLE_MODE:-production}`,
    gatewayCredential: `\${GATEWAY_CREDENTIAL:?}`,
    sessionSigningKey: `\${SESSION_SIGNING_KEY:?}`,
  });
  const [migrate, ...running] = services.map(withSettings);
  return [
    ...describeServers({ postgres: `\${POSTGRES_PASSWORD:?}`, clickhouse: `\${CLICKHOUSE_PASSWORD:?}` }),
    ...(migrate ? [migrate, demoService(migrate, running)] : []),
    ...running,
    firstAdminService(running),
  ];
}

function withSettings(service: Service): Service {
  const { name } = service;
  const reader = name === 'gateway' ? name : DOMAINS.find((domain) => domain === name);
  if (!reader) return service;
  return { ...service, environment: { ...service.environment, ...givenSettings(reader) } };
}

const environmentOf = (services: readonly Service[], name: string) =>
  services.find((service) => service.name === name)?.environment ?? {};

/** Fills the demo shop before any domain runs; it has the settings of all of them. */
function demoService(migrate: Service, running: readonly Service[]): Service {
  const { PORT: _, ...shared } = Object.assign({}, ...DOMAINS.map((domain) => environmentOf(running, domain)));
  const own = Object.entries(shared as Record<string, string>).filter(([name]) => !name.startsWith('SUBGRAPH_'));
  return {
    name: DEMO,
    command: [RUNNER, 'ops/start/demo/index.ts'],
    environment: { ...migrate.environment, ...Object.fromEntries(own) },
    needs: { migrate: 'finished', clickhouse: 'healthy' },
  };
}

/** Says the first admin's code in its log, at each start until somebody works here. */
function firstAdminService(running: readonly Service[]): Service {
  const { GATEWAY_CREDENTIAL = '', SUBGRAPH_CUSTOMERS_URL = '' } = environmentOf(running, 'gateway');
  return {
    name: FIRST_ADMIN,
    command: [RUNNER, 'ops/start/first-admin-code/index.ts'],
    environment: { GATEWAY_CREDENTIAL, SUBGRAPH_CUSTOMERS_URL },
    needs: { customers: 'healthy' },
  };
}

/** docker-compose.yml as it must be committed. */
export function renderCompose(): string {
  const services = Object.fromEntries(composeServices().map((service) => [service.name, render(service)]));
  const volumes = Object.fromEntries(Object.values(VOLUMES).map((volume) => [volume.split(':')[0] ?? '', {}]));
  return (
    HEADER +
    stringify({ name: 'passerelle', services, volumes }, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.1' })
  );
}

function render(service: Service): Record<string, unknown> {
  const { name, image, command, port, published, environment } = service;
  const volume = VOLUMES[name];
  const health = HEALTH[name] ?? (port === undefined ? undefined : probe(port));
  return {
    ...(name === DEMO ? { profiles: [DEMO] } : {}),
    ...(image ? { image } : { image: 'passerelle', build: { context: '.' }, init: true }),
    ...(command ? { command: ['node', ...command] } : {}),
    environment: { ...environment, ...(volume && !image ? { DATA_DIR: DATA_FOLDER } : {}) },
    ...(name === 'postgres' ? { command: ['postgres', '-c', 'max_connections=200'] } : {}),
    ...(published ? { ports: [`\${PORT:-${port}}:${port}`], stop_grace_period: '20s' } : {}),
    ...(volume ? { volumes: [volume] } : {}),
    ...renderNeeds(service),
    ...(health
      ? { healthcheck: { test: [...health], interval: '5s', timeout: '3s', retries: 12, start_period: '60s' } }
      : {}),
    restart: restartOf(service),
  };
}

function restartOf({ name, port }: Service): string {
  if (port !== undefined) return 'unless-stopped';
  return name === 'migrate' ? 'on-failure' : 'no';
}

function renderNeeds({ name, needs }: Service): Record<string, unknown> {
  const entries = Object.entries(needs).map(([needed, condition]): [string, object] => [
    needed,
    { condition: condition === 'healthy' ? 'service_healthy' : 'service_completed_successfully' },
  ]);
  // A domain waits for the demo shop where its profile is on, and knows nothing of it elsewhere.
  if (DOMAINS.some((domain) => domain === name)) {
    entries.push([DEMO, { condition: 'service_completed_successfully', required: false }]);
  }
  return entries.length > 0 ? { depends_on: Object.fromEntries(entries) } : {};
}

function probe(port: number): string[] {
  const script = `fetch('http://127.0.0.1:${port}/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`;
  return ['CMD', 'node', '-e', script];
}
