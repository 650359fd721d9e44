import { openProgress } from '../../cli/progress.ts';
import { runCommand } from '../../cli/startup-error.ts';
import { openSourceFile } from '../csv/source-file.ts';
import { HELP, readPathOptions } from './arguments.ts';
import { toTables } from './credit-tables.ts';
import { reportPaths } from './path-report.ts';

await runCommand(async () => {
  const options = readPathOptions(process.argv.slice(2));
  if (!options) {
    process.stdout.write(HELP);
    return;
  }
  openSourceFile(options.file);
  const progress = openProgress();
  try {
    // The domain is most of the code: a command line that is wrong does not wait for it.
    const { attributionPaths } = await import('../../../subgraphs/attribution/index.ts');
    const report = await reportPaths(attributionPaths, options, progress);
    progress.close();
    if (options.output !== 'json') process.stdout.write(toTables(report));
    if (options.output === 'both') process.stdout.write('\n');
    if (options.output !== 'table') process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } finally {
    progress.close();
  }
});
