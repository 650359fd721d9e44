import { createPorts } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { createLogger } from '#kernel/request/log.ts';
import type { Progress, ProgressStep } from '../../cli/progress.ts';
import { RECORD_JOB, runAsJob } from '../../instance/run-as-job.ts';

/** Milliseconds that a report of the job may take. */
const REPORT_MS = 3_000;

const STEPS = {
  touchpoints: { label: 'Touchpoints', jobStep: 'TOUCHPOINTS' },
  orders: { label: 'Facts of orders', jobStep: 'ORDERS' },
  customers: { label: 'Facts of customers', jobStep: 'CUSTOMERS' },
  inventory: { label: 'Facts of stock', jobStep: 'STOCK' },
  catalog: { label: 'Facts of products', jobStep: 'PRODUCTS' },
  loyalty: { label: 'Facts of loyalty', jobStep: 'LOYALTY' },
} as const;

/** Rebuilds every figure of the instance that the environment names. @returns what they were rebuilt from. */
export async function rebuildFigures(
  env: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<{ readonly summary: string }> {
  // Loaded when the command line is right: it is most of the code.
  const { attachInstance } = await import('./attach-instance.ts');
  const { rebuild } = await import('../../../subgraphs/attribution/index.ts');
  const instance = await attachInstance({
    env,
    domains: ['orders', 'customers', 'inventory', 'catalog', 'loyalty', 'attribution'],
    logger: createLogger({}, true),
  });
  try {
    const { deps } = instance.subgraph('attribution');
    const ports = createPorts('rebuild', instance.transport);
    const job = {
      kind: 'REBUILD' as const,
      subject: 'figures',
      isCancelable: false,
      record: (report: unknown) => ports.call(RECORD_JOB, { job: report }, createServiceContext('rebuild', REPORT_MS)),
    };
    return await runAsJob(job, progress, async (recorded) => {
      const sizes = await rebuild.estimate(deps);
      const steps = new Map<keyof typeof STEPS, ProgressStep>();
      const result = await rebuild.run(deps, ({ step, done }) => {
        const { label, jobStep } = STEPS[step];
        const bar = steps.get(step) ?? recorded.start(label, Math.max(1, sizes[step]), jobStep);
        steps.set(step, bar);
        bar.update(done, Math.max(done, sizes[step]));
      });
      for (const bar of steps.values()) bar.finish();
      const { events, segments, older } = result;
      const kept = older > 0 ? `; ${older} touchpoints that are older than their log were kept` : '';
      return {
        summary: `Rebuilt from ${events} events and ${segments} segments of touchpoints${kept}.`,
        counts: [
          { code: 'EVENTS' as const, count: events },
          { code: 'SEGMENTS' as const, count: segments },
          ...(older > 0 ? [{ code: 'OLDER_TOUCHPOINTS' as const, count: older }] : []),
        ],
      };
    });
  } finally {
    await instance.close();
  }
}
