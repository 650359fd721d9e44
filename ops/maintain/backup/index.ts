import { resolve } from 'node:path';
import { readCommandLine } from '../../cli/command-line.ts';
import { runCommand, StartupError } from '../../cli/startup-error.ts';

const HELP = `npm run backup -- <folder>   writes a backup of the instance into a new folder

  --secrets   with passwords and keys too; keep such a backup as you keep those

Holds the databases, the touchpoint log, with what is older than it, and the pictures. The instance may run and sell meanwhile. DATA_DIR
(default: data) and DATABASE_URL name it, as at its start. Figures are not in it: a restore computes them again.
`;

const OPTIONS = { secrets: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

await runCommand(async () => {
  const rules = { options: OPTIONS, positionals: true, help: 'npm run backup -- --help' };
  const { values, positionals } = readCommandLine(process.argv.slice(2), rules);
  const [folder, more] = positionals;
  if (values.help) process.stdout.write(HELP);
  else if (folder === undefined || more !== undefined) {
    throw new StartupError('One folder must be named for the backup; see npm run backup -- --help.');
  } else {
    // Loaded when the command line is right.
    const { backUp } = await import('./back-up.ts');
    await backUp(resolve(folder), values.secrets ?? false);
  }
});
