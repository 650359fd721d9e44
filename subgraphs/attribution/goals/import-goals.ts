import { z } from 'zod';
import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { parseReadableFigure } from '../reports/read-figure.ts';
import type { SetGoal } from './model/goal.ts';
import { toSetGoal } from './model/goal-input.ts';
import { lockGoals, writeGoals } from './store/goals.ts';
import { recordImport } from './store/imported-goals.ts';

/** The file, by whose name it can be taken back. */
const source = z.string().trim().min(1).max(255);
const batchSchema = z.object({
  source,
  goals: z
    .array(
      z.object({
        metric: z.string(),
        scope: z.enum(['ALL', 'CHANNEL', 'STORE', 'ASSOCIATE']),
        scopeKey: z.string().max(100),
        from: z.iso.date(),
        before: z.iso.date(),
        currency: z.string().regex(/^[A-Z]{3}$/),
        target: z.string(),
      }),
    )
    .max(2_000),
});

/** What became of a batch of goals; refused ones by their place in it, each with a reason. */
export interface ImportedGoals {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: ReadonlyArray<{ readonly index: number; readonly reason: string }>;
}

/** Sets the goals of a file; the same file twice changes nothing. One goal that is wrong is refused alone. */
export async function importGoals(
  deps: AttributionDeps,
  { actor }: RequestContext,
  batch: unknown,
): Promise<ImportedGoals> {
  assertCan(actor, 'reports:write');
  const { source: file, goals } = parseInput(batchSchema, batch, 'batch');
  const rejected: Array<{ index: number; reason: string }> = [];
  const byKey = new Map<string, SetGoal>();
  for (const [index, { metric, scope, scopeKey, ...given }] of goals.entries()) {
    try {
      const key = parseReadableFigure(deps, metric, 'metric', scope === 'ASSOCIATE');
      const goal = toSetGoal({ ...given, metric: key, scope: { scope, scopeKey } });
      const { target: _, ...once } = goal;
      byKey.set(JSON.stringify(once), goal);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      rejected.push({ index, reason: error.message });
    }
  }
  const set = [...byKey.values()];
  const written = await deps.db.inTransaction('import-goals', async (tx) => {
    await lockGoals(tx);
    const changes = await writeGoals(tx, set, deps.clock.now());
    await recordImport(tx, file, changes);
    return changes;
  });
  const created = written.filter(({ isNew }) => isNew).length;
  const changed = written.length - created;
  return { created, changed, unchanged: goals.length - rejected.length - written.length, rejected };
}
