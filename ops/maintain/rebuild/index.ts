import { readCommandLine } from '../../cli/command-line.ts';
import { openProgress } from '../../cli/progress.ts';
import { runCommand } from '../../cli/startup-error.ts';

const HELP = `npm run rebuild   rebuilds every figure from the event logs and the touchpoint log

Works beside a running instance, which shows the old figures until the new ones are complete, and on
the resting data folder of DATA_DIR (default: data). DATABASE_URL and CLICKHOUSE_URL name servers.
`;

async function rebuild(): Promise<void> {
  // Loaded when the command line is right.
  const { rebuildFigures } = await import('./rebuild-figures.ts');
  const progress = openProgress();
  try {
    const { summary } = await rebuildFigures(process.env, progress);
    progress.close();
    process.stdout.write(`${summary}\n`);
  } finally {
    progress.close();
  }
}

await runCommand(async () => {
  const rules = { options: { help: { type: 'boolean', short: 'h' } }, help: 'npm run rebuild -- --help' } as const;
  if (readCommandLine(process.argv.slice(2), rules).values.help) process.stdout.write(HELP);
  else await rebuild();
});
