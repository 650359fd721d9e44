import { createPorts, type PortOperation } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { createLogger } from '#kernel/request/log.ts';
import { readConfig } from '#kernel/runtime/config.ts';
import { DOMAINS } from '../../subgraphs/shared/domains.ts';
import type { Progress } from '../cli/progress.ts';
import { openInstanceData } from '../instance/open-data.ts';
import { openSubgraphs } from '../instance/open-subgraphs.ts';
import { openTrialData } from '../instance/open-trial.ts';

/** The instance as an import sees it: the owners' ports, run in this very process. */
export interface ImportTarget {
  readonly dataDir: string;
  readonly timeZone: string;
  readonly currencyCode: string;
  /** Tells instances apart, so that a checkpoint of one is never used for another. */
  readonly identity: string;
  /** @throws DomainError as the owner answers it. */
  call<V extends Record<string, unknown>, R>(operation: PortOperation<V, R>, variables: V): Promise<R>;
  close(): Promise<void>;
}

/** Milliseconds that one call may take; batches say how long themselves. */
const CALL_MS = 600_000;

/**
 * Opens the instance that the environment names: the running one's databases, else its own are started meanwhile.
 * A trial asks the catalog and orders alone, and leaves no trace of itself.
 */
export async function openImportTarget(
  env: NodeJS.ProcessEnv,
  progress: Progress,
  { isTrial }: { readonly isTrial: boolean },
): Promise<ImportTarget> {
  const data = await (isTrial ? openTrialData : openInstanceData)(env, progress);
  try {
    // The import runs every domain itself; where they are served makes no difference to it.
    const own = Object.entries(data.env).filter(([name]) => !/^SUBGRAPH_\w+_URL$/.test(name));
    const settings = Object.fromEntries(own);
    const subgraphs = await openSubgraphs({
      env: settings,
      logger: createLogger({ command: 'import' }, true),
      ...(isTrial ? { domains: ['catalog', 'orders'] } : {}),
    });
    const ports = createPorts('import', subgraphs.transport);
    const config = readConfig(settings, DOMAINS);
    let claimed: Promise<void> | undefined;
    return {
      dataDir: data.dataDir,
      timeZone: config.timeZone,
      currencyCode: config.currencyCode,
      identity: withoutPassword(config.databaseUrls.catalog),
      async call(operation, variables) {
        // An import that is refused before it writes leaves a new instance new.
        if (!isTrial && /^\s*mutation\b/.test(operation.document)) {
          claimed ??= data.claim();
          await claimed;
        }
        return ports.call(operation, variables, createServiceContext('import', CALL_MS));
      },
      async close() {
        await subgraphs.close();
        await data.close();
      },
    };
  } catch (error) {
    await data.close();
    throw error;
  }
}

function withoutPassword(url: string): string {
  const { hostname, pathname } = new URL(url);
  return `${hostname}${pathname}`;
}
