import { resolve } from 'node:path';
import { readCommandLine } from '../../cli/command-line.ts';
import { openProgress } from '../../cli/progress.ts';
import { runCommand, StartupError } from '../../cli/startup-error.ts';
import { lockFolder } from '../../instance/folder-lock.ts';
import { rebuildFigures } from '../rebuild/rebuild-figures.ts';
import { assertEmptyFolder, restoreBackup } from './restore-backup.ts';

const HELP = `npm run restore -- <folder>   restores a backup of "npm run backup" into an empty place

DATA_DIR (default: data) names an empty or new data folder; the rows go into its embedded server, or into the empty
database of DATABASE_URL. Figures are computed again at the end. A backup without secrets gets new ones: everybody
signs in again.
`;

async function restore(folder: string): Promise<void> {
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

await runCommand(async () => {
  const options = { help: { type: 'boolean', short: 'h' } } as const;
  const rules = { options, positionals: true, help: 'npm run restore -- --help' };
  const { values, positionals } = readCommandLine(process.argv.slice(2), rules);
  const [folder, more] = positionals;
  if (values.help) process.stdout.write(HELP);
  else if (folder === undefined || more !== undefined) {
    throw new StartupError('The folder of the backup must be named; see npm run restore -- --help.');
  } else await restore(resolve(folder));
});
