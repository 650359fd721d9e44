import { createLogger } from '#kernel/request/log.ts';
import { readCommandLine } from '../../cli/command-line.ts';
import { openProgress, type ProgressStep } from '../../cli/progress.ts';
import { runCommand } from '../../cli/startup-error.ts';

const HELP = `npm run rebuild   rebuilds every figure from the event logs and the touchpoint log

Works beside a running instance, which shows the old figures until the new ones are complete, and on
the resting data folder of DATA_DIR (default: data). DATABASE_URL and CLICKHOUSE_URL name servers.
`;

const LABELS = { touchpoints: 'Touchpoints', orders: 'Facts of orders', customers: 'Facts of customers' } as const;

async function rebuildFacts(): Promise<void> {
  // Loaded when the command line is right: it is most of the code.
  const { attachInstance } = await import('./attach-instance.ts');
  const { rebuild } = await import('../../../subgraphs/attribution/index.ts');
  const instance = await attachInstance({
    env: process.env,
    domains: ['orders', 'customers', 'attribution'],
    logger: createLogger({}, true),
  });
  const progress = openProgress();
  try {
    const { deps } = instance.subgraph('attribution');
    const sizes = await rebuild.estimate(deps);
    const steps = new Map<keyof typeof LABELS, ProgressStep>();
    const result = await rebuild.run(deps, ({ step, done }) => {
      const bar = steps.get(step) ?? progress.start(LABELS[step], Math.max(1, sizes[step]));
      steps.set(step, bar);
      bar.update(done, Math.max(done, sizes[step]));
    });
    for (const bar of steps.values()) bar.finish();
    progress.close();
    process.stdout.write(`Rebuilt from ${result.events} events and ${result.segments} segments of touchpoints.\n`);
  } finally {
    progress.close();
    await instance.close();
  }
}

await runCommand(async () => {
  const rules = { options: { help: { type: 'boolean', short: 'h' } }, help: 'npm run rebuild -- --help' } as const;
  if (readCommandLine(process.argv.slice(2), rules).values.help) process.stdout.write(HELP);
  else await rebuildFacts();
});
