import { createLogger } from '#kernel/request/log.ts';
import type { Progress, ProgressStep } from '../../cli/progress.ts';

const LABELS = { touchpoints: 'Touchpoints', orders: 'Facts of orders', customers: 'Facts of customers' } as const;

/** Rebuilds every figure of the instance that the environment names. @returns what they were rebuilt from. */
export async function rebuildFigures(
  env: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<{ readonly events: number; readonly segments: number }> {
  // Loaded when the command line is right: it is most of the code.
  const { attachInstance } = await import('./attach-instance.ts');
  const { rebuild } = await import('../../../subgraphs/attribution/index.ts');
  const instance = await attachInstance({
    env,
    domains: ['orders', 'customers', 'attribution'],
    logger: createLogger({}, true),
  });
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
    return result;
  } finally {
    await instance.close();
  }
}
