import { join, resolve } from 'node:path';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { openProgress } from '../../cli/progress.ts';
import { StartupError } from '../../cli/startup-error.ts';
import type { Databases } from '../../instance/databases.ts';
import { lockFolder } from '../../instance/folder-lock.ts';
import { findDatabases } from '../../instance/open-data.ts';
import { holdsCluster } from '../../instance/postgres/data-folder.ts';
import { readRunFile } from '../../instance/run-file.ts';
import { hasSecrets, openSecrets } from '../../instance/secrets.ts';
import { planDatabases } from '../../migrate/targets.ts';
import { copyOlder } from './older-touchpoints.ts';
import { writeBackup } from './write-backup.ts';

/** A backup signs in as no domain: their passwords need not be here. */
function serverOf(env: NodeJS.ProcessEnv, adminUrl: string): Databases {
  const unknown = Object.fromEntries(DOMAINS.map((domain) => [domain, '']));
  return { ...planDatabases(env, adminUrl, unknown), adminUrl, cluster: undefined };
}

/** Backs up the instance of the environment into a new folder, with its secrets where they are asked for. */
export async function backUp(folder: string, secrets: boolean): Promise<void> {
  const { env } = process;
  const dataDir = resolve(env['DATA_DIR'] || 'data');
  const running = readRunFile(dataDir);
  const given = env['DATABASE_URL'];
  const isEmbedded = !given;
  if (isEmbedded && !holdsCluster(dataDir)) {
    throw new StartupError(
      `There is no database in the data folder ${dataDir}: name the DATA_DIR of the instance, or its DATABASE_URL.`,
    );
  }
  if (!hasSecrets(dataDir) && (isEmbedded || secrets)) {
    throw new StartupError(
      `There are no secrets in ${join(dataDir, 'secrets.json')}: name the DATA_DIR of the instance.`,
    );
  }
  const unlock = isEmbedded && !running ? await lockFolder(dataDir) : () => undefined;
  const progress = openProgress();
  try {
    const databases = given
      ? serverOf(env, given)
      : await findDatabases(env, dataDir, () => openSecrets(dataDir), running);
    try {
      const manifest = await writeBackup({
        databases,
        dataDir,
        folder,
        secrets,
        progress,
        copyOlder: (generation, copy) => copyOlder({ env, dataDir, generation, copy }),
      });
      const tables = Object.values(manifest.domains).flatMap((domain) => domain.tables);
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      progress.close();
      process.stdout.write(
        `Backed up ${rows} rows of ${tables.length} tables, as of ${manifest.takenAt}, to ${folder}\n`,
      );
    } finally {
      await databases.cluster?.stop();
    }
  } finally {
    progress.close();
    unlock();
  }
}
