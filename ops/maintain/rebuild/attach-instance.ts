import { resolve } from 'node:path';
import type { PortTransport } from '#kernel/ports/port.ts';
import { createLocalTransport } from '#kernel/ports/transport.ts';
import type { Logger } from '#kernel/request/log.ts';
import { readConfig } from '#kernel/runtime/config.ts';
import type { Subgraph } from '#kernel/runtime/subgraph.ts';
import { systemClock } from '#kernel/values/time.ts';
import { DOMAINS, type Domain } from '../../../subgraphs/shared/domains.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { DATABASE, migrateDatabases, openDatabases } from '../../instance/databases.ts';
import { instanceEnvironment } from '../../instance/environment.ts';
import { lockFolder } from '../../instance/folder-lock.ts';
import { openEngine } from '../../instance/open-engine.ts';
import { holdsCluster } from '../../instance/postgres/data-folder.ts';
import { readRunFile } from '../../instance/run-file.ts';
import { openSecrets } from '../../instance/secrets.ts';
import { loadSubgraph } from '../../instance/subgraph-modules.ts';
import { planDatabases } from '../../migrate/targets.ts';

/** Domains of an instance, without consumers, workers or gateway, for a command that runs their services. */
export interface AttachedInstance {
  subgraph(domain: Domain): Subgraph;
  readonly transport: PortTransport;
  close(): Promise<void>;
}

type Undo = () => Promise<unknown> | unknown;

/** Where the domains' data is: at the servers of an instance that runs, else at servers started for this command. */
async function findServers(env: NodeJS.ProcessEnv, dataDir: string, undo: Undo[], logger: Logger) {
  const run = readRunFile(dataDir);
  const log = (message: string, fields?: Readonly<Record<string, unknown>>) => logger.info(message, fields);
  if (run?.postgresPort !== undefined && !env['DATABASE_URL']) {
    const secrets = openSecrets(dataDir);
    const adminUrl = `postgresql://postgres@127.0.0.1:${run.postgresPort}/${DATABASE}`;
    const { runtimeUrls } = planDatabases(env, adminUrl, secrets.rolePasswords);
    const engine = await openEngine({ env, dataDir, password: secrets.enginePassword, log });
    undo.push(() => engine.stop());
    return { secrets, runtimeUrls, engine };
  }
  if (!env['DATABASE_URL']) {
    if (!holdsCluster(dataDir)) {
      throw new StartupError(`There is no instance in the data folder ${dataDir} yet: run "npm start" first.`);
    }
    undo.push(await lockFolder(dataDir));
  }
  const secrets = openSecrets(dataDir);
  const databases = await openDatabases({ env, dataDir, secrets: () => secrets });
  undo.push(() => databases.cluster?.stop());
  await migrateDatabases(databases, { pending: 'refuse', poolSize: Number(env['DATABASE_POOL_SIZE'] || 4) });
  const engine = await openEngine({ env, dataDir, password: secrets.enginePassword, log });
  undo.push(() => engine.stop());
  return { secrets, runtimeUrls: databases.runtimeUrls, engine };
}

/** Opens the named domains in this process, beside a running instance or on its resting data folder. */
export async function attachInstance(options: {
  readonly env: NodeJS.ProcessEnv;
  readonly domains: readonly Domain[];
  readonly logger: Logger;
}): Promise<AttachedInstance> {
  const { env, domains, logger } = options;
  const dataDir = resolve(env['DATA_DIR'] || 'data');
  const undo: Undo[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const { secrets, runtimeUrls, engine } = await findServers(env, dataDir, undo, logger);
    const settings = { env, port: 0, mode: 'development', dataDir, secrets, runtimeUrls, clickhouse: engine };
    const config = readConfig(instanceEnvironment(settings), DOMAINS);
    const transport = createLocalTransport();
    const subgraphs = new Map<Domain, Subgraph>();
    for (const domain of domains) {
      const subgraph = await (await loadSubgraph(domain)).create({ config, clock: systemClock, logger, transport });
      undo.push(() => subgraph.stop());
      transport.register(subgraph);
      subgraphs.set(domain, subgraph);
    }
    return {
      subgraph(domain) {
        const subgraph = subgraphs.get(domain);
        if (!subgraph) throw new Error(`${domain} was not opened`);
        return subgraph;
      },
      transport,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
