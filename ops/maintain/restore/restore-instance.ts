import { resolve } from 'node:path';
import { openProgress } from '../../cli/progress.ts';
import { lockFolder } from '../../instance/folder-lock.ts';
import { rebuildFigures } from '../rebuild/rebuild-figures.ts';
import { assertEmptyFolder, restoreBackup } from './restore-backup.ts';

/** Restores a backup into the empty place of the environment, with its figures. */
export async function restoreInstance(folder: string): Promise<void> {
  const { env } = process;
  const dataDir = resolve(env['DATA_DIR'] || 'data');
  assertEmptyFolder(dataDir);
  const unlock = await lockFolder(dataDir);
  const progress = openProgress();
  try {
    const { takenAt } = await restoreBackup({ env, dataDir, folder, progress }).finally(unlock);
    await rebuildFigures(env, progress);
    progress.close();
    process.stdout.write(`Restored the instance as of ${takenAt} into ${dataDir}; start it with "npm start".\n`);
  } finally {
    progress.close();
  }
}
