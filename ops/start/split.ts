import { type ChildProcess, spawn } from 'node:child_process';
import type { PortTransport } from '#kernel/ports/port.ts';
import { createRemoteTransport } from '#kernel/ports/transport.ts';
import type { Logger } from '#kernel/request/log.ts';
import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';
import { findFreePort } from '../cli/free-port.ts';
import { projectRoot } from '../cli/project.ts';
import { databaseVariable, describeServices, type Service } from '../cli/services.ts';
import { StartupError } from '../cli/startup-error.ts';

export interface Split {
  readonly services: ReadonlyArray<{ readonly name: string; readonly pid: number; readonly port: number }>;
  readonly transport: PortTransport;
  close(): Promise<void>;
}

const PARENT_WATCHDOG = new URL('./parent-watchdog.ts', import.meta.url).href;
/** Milliseconds in which a service must be ready. */
const READY_MS = 60_000;
/** Milliseconds before a service that died is started again; doubled each time, up to the second figure. */
const RESTART_MS = [200, 5_000] as const;
/** Milliseconds that a service has to drain. */
const DRAIN_MS = 20_000;

/** Starts each service of the split as a process on this machine, and again when it dies. */
export async function startSplit(options: {
  readonly env: Readonly<Record<string, string>>;
  readonly adminUrl: string;
  readonly logger: Logger;
  readonly onProgress: (done: number, total: number) => void;
}): Promise<Split> {
  const { env, logger } = options;
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
  const running = services.map((service) => supervise(service, ownEnvironment(service, env), logger));
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

interface SupervisedService {
  readonly name: string;
  readonly port: number;
  pid(): number;
  ready(): Promise<void>;
  stop(): Promise<void>;
}

function supervise(service: Service, env: Record<string, string>, logger: Logger): SupervisedService {
  let stopping = false;
  let delay: number = RESTART_MS[0];
  let child = launch();

  function launch(): ChildProcess {
    const started = spawn(
      process.execPath,
      ['--import', 'tsx', '--import', PARENT_WATCHDOG, ...(service.command ?? [])],
      {
        cwd: projectRoot,
        env,
        // A process group of its own: Ctrl-C reaches the supervisor alone, which stops the services in order.
        detached: true,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    );
    started.once('exit', (code, signal) => {
      if (stopping) return;
      logger.warn('a service died and is started again', { service: service.name, code, signal });
      setTimeout(() => {
        if (!stopping) child = launch();
      }, delay);
      delay = Math.min(delay * 2, RESTART_MS[1]);
    });
    return started;
  }

  return {
    name: service.name,
    port: service.port ?? 0,
    pid: () => child.pid ?? 0,
    ready: () => waitUntilReady(service, () => child),
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), DRAIN_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}

async function waitUntilReady(service: Service, current: () => ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_MS;
  const first = current();
  const url = `http://127.0.0.1:${service.port}/health/ready`;
  while (Date.now() < deadline) {
    if (first.exitCode !== null) throw new StartupError(`The service ${service.name} ended before it was ready.`);
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new StartupError(`The service ${service.name} was not ready within ${READY_MS / 1000} s.`);
}
