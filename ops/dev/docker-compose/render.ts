import { stringify } from 'yaml';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { describeServers, describeServices, type Service } from '../../cli/services.ts';

const HEADER = `# The split deployment: one service a subgraph, the gateway, PostgreSQL and ClickHouse.
# Written by "npm run compose:docker" from the table in ops/cli/services.ts, which "npm run start:split" starts from too.
# A .env file beside this one must hold: POSTGRES_PASSWORD, CLICKHOUSE_PASSWORD, GATEWAY_CREDENTIAL (32 characters or
# more), SESSION_SIGNING_KEY (a private JWK in one line) and a password for each run-time role: ${DOMAINS.map(
  (domain) => passwordVariable(domain),
).join(', ')}.
# Passwords go into addresses: letters, digits, "-" and "_" only.
`;

const DOCKERFILE = `FROM node:20-bookworm-slim
WORKDIR /app
COPY . .
RUN npm ci && npm run build && mkdir -p /var/lib/passerelle && chown node /var/lib/passerelle
USER node
`;

/** How a server says that it is ready. */
const HEALTH: Readonly<Record<string, readonly string[]>> = {
  postgres: ['CMD', 'pg_isready', '-U', 'passerelle'],
  clickhouse: ['CMD', 'wget', '-q', '--spider', 'http://127.0.0.1:8123/ping'],
};

const VOLUMES: Readonly<Record<string, string>> = {
  postgres: 'postgres:/var/lib/postgresql',
  clickhouse: 'clickhouse:/var/lib/clickhouse',
  // Touchpoints are spooled here before the engine has them.
  attribution: 'attribution:/var/lib/passerelle',
};

function passwordVariable(domain: string): string {
  return `${domain.toUpperCase()}_DATABASE_PASSWORD`;
}

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
  return [
    ...describeServers({ postgres: `\${POSTGRES_PASSWORD:?}`, clickhouse: `\${CLICKHOUSE_PASSWORD:?}` }),
    ...services,
  ];
}

/** docker-compose.yml as it must be committed. */
export function renderCompose(): string {
  const services = Object.fromEntries(composeServices().map((service) => [service.name, render(service)]));
  const volumes = Object.fromEntries(Object.values(VOLUMES).map((volume) => [volume.split(':')[0] ?? '', {}]));
  return HEADER + stringify({ name: 'passerelle', services, volumes }, { lineWidth: 0 });
}

function render(service: Service): Record<string, unknown> {
  const { name, image, command, port, published, environment, needs } = service;
  const volume = VOLUMES[name];
  const health = HEALTH[name] ?? (port === undefined ? undefined : probe(port));
  return {
    ...(image ? { image } : { image: 'passerelle', build: { context: '.', dockerfile_inline: DOCKERFILE } }),
    ...(command ? { command: ['node', ...command] } : {}),
    environment: { ...environment, ...(volume && !image ? { DATA_DIR: volume.split(':')[1] ?? '' } : {}) },
    ...(name === 'postgres' ? { command: ['postgres', '-c', 'max_connections=200'] } : {}),
    ...(published ? { ports: [`\${PORT:-${port}}:${port}`] } : {}),
    ...(volume ? { volumes: [volume] } : {}),
    ...(Object.keys(needs).length > 0 ? { depends_on: renderNeeds(needs) } : {}),
    ...(health ? { healthcheck: { test: [...health], interval: '5s', timeout: '3s', retries: 12 } } : {}),
    restart: port === undefined ? 'on-failure' : 'unless-stopped',
  };
}

function renderNeeds(needs: Service['needs']): Record<string, { condition: string }> {
  return Object.fromEntries(
    Object.entries(needs).map(([name, condition]) => [
      name,
      { condition: condition === 'healthy' ? 'service_healthy' : 'service_completed_successfully' },
    ]),
  );
}

function probe(port: number): string[] {
  const script = `fetch('http://127.0.0.1:${port}/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`;
  return ['CMD', 'node', '-e', script];
}
