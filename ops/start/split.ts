import type { PortTransport } from '#kernel/ports/port.ts';
import { createRemoteTransport } from '#kernel/ports/transport.ts';
import type { Logger } from '#kernel/request/log.ts';
import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';
import { findFreePort } from '../cli/free-port.ts';
import { databaseVariable, describeServices, type Service } from '../cli/services.ts';
import { supervise } from './supervise.ts';

export interface Split {
  readonly services: ReadonlyArray<{ readonly name: string; readonly pid: number; readonly port: number }>;
  readonly transport: PortTransport;
  close(): Promise<void>;
}

/** Starts each service of the split as a process on this machine, and again when it dies. */
export async function startSplit(options: {
  readonly env: Readonly<Record<string, string>>;
  readonly adminUrl: string;
  readonly logger: Logger;
  readonly onProgress: (done: number, total: number) => void;
  /** Called when a service runs under another process id. */
  readonly onRestart: () => void;
}): Promise<Split> {
  const { env, logger, onRestart } = options;
  const ports = new Map<string, number>();
  for (const domain of DOMAINS) ports.set(domain, await findFreePort());
  const services = describeServices({
    host: () => '127.0.0.1',
    port: (service) => ports.get(service) ?? Number(env['PORT']),
    databaseUrl: (domain) => env[databaseVariable(domain)] ?? '',
    adminDatabaseUrl: options.adminUrl,
    clickhouse: {
      url: env['CLICKHOUSE_URL'] ?? '',
      user: env['CLICKHOUSE_USER'] ?? '',
      password: env['CLICKHOUSE_PASSWORD'] ?? '',
    },
    mode: env['PASSERELLE_MODE'] ?? '',
    gatewayCredential: env['GATEWAY_CREDENTIAL'] ?? '',
    sessionSigningKey: env['SESSION_SIGNING_KEY'] ?? '',
    // The database is migrated before anything of the split starts.
  }).filter((service) => service.port !== undefined);
  const running = services.map((service) => supervise(service, ownEnvironment(service, env), logger, onRestart));
  const urls = Object.fromEntries(DOMAINS.map((domain) => [domain, `http://127.0.0.1:${ports.get(domain)}`]));
  const remote = createRemoteTransport(urls as Record<Domain, string>, env['GATEWAY_CREDENTIAL'] ?? '');

  async function close(): Promise<void> {
    // The gateway first, so that nobody is answered by half an instance.
    await running.at(-1)?.stop();
    await Promise.all(running.map((service) => service.stop()));
    await remote.close();
  }
  try {
    let done = 0;
    await Promise.all(
      running.map(async (service) => {
        await service.ready();
        done += 1;
        options.onProgress(done, running.length);
      }),
    );
  } catch (error) {
    await close();
    throw error;
  }
  return {
    get services() {
      return running.map(({ name, port, pid }) => ({ name, port, pid: pid() }));
    },
    transport: remote,
    close,
  };
}

/** The operator's settings with the service's own; a database's URL goes only to its own service. */
function ownEnvironment(service: Service, env: Readonly<Record<string, string>>): Record<string, string> {
  const hidden = new Set([...DOMAINS.map(databaseVariable), 'DATABASE_URL', 'SESSION_SIGNING_KEY']);
  const shared = Object.fromEntries(Object.entries(env).filter(([name]) => !hidden.has(name)));
  const host = service.published ? {} : { HOST: '127.0.0.1' };
  return { LOG_LEVEL: 'warn', ...shared, ...host, ...service.environment };
}
