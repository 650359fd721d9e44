import { resolve } from 'node:path';
import { readCommandLine } from '../../cli/command-line.ts';
import { runCommand, StartupError } from '../../cli/startup-error.ts';

const HELP = `npm run restore -- <folder>   restores a backup of "npm run backup" into an empty place

DATA_DIR (default: data) names an empty or new data folder; the rows go into its embedded server, or into the empty
database of DATABASE_URL. Figures are computed again at the end. A backup without secrets gets new ones: everybody
signs in again.
`;

await runCommand(async () => {
  const options = { help: { type: 'boolean', short: 'h' } } as const;
  const rules = { options, positionals: true, help: 'npm run restore -- --help' };
  const { values, positionals } = readCommandLine(process.argv.slice(2), rules);
  const [folder, more] = positionals;
  if (values.help) process.stdout.write(HELP);
  else if (folder === undefined || more !== undefined) {
    throw new StartupError('The folder of the backup must be named; see npm run restore -- --help.');
  } else {
    // Loaded when the command line is right.
    const { restoreInstance } = await import('./restore-instance.ts');
    await restoreInstance(resolve(folder));
  }
});
