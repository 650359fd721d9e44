import type { Progress } from '../../cli/progress.ts';
import type { Checkpoint } from '../checkpoint.ts';
import type { ImportTarget } from '../import-target.ts';
import { importOrdersPort } from '../ports.ts';
import type { OrderDraft } from './drafts.ts';
import type { OrderMapping } from './mapping.ts';
import type { HistoryFile } from './read-history.ts';
import { openReferenceResolver, type ResolvedIds } from './reference-resolver.ts';
import { toBatch } from './to-batch.ts';
import type { OrdersTotals } from './totals.ts';

/** Orders sent at once: one transaction. */
const BATCH_SIZE = 500;

/** What a trial resolves references to: nothing is looked up, and nothing made. */
const NOTHING: ResolvedIds = { store: () => null, customer: () => null, variant: () => null };

/** Hands orders to their owner, or asks it what it would do with them. */
export async function sendOrders(
  target: ImportTarget,
  mapping: OrderMapping,
  work: {
    readonly orders: readonly OrderDraft[];
    readonly files: readonly HistoryFile[];
    readonly checkpoint: Checkpoint;
    readonly totals: OrdersTotals;
    readonly dryRun: boolean;
    readonly correct: boolean;
  },
  progress: Progress,
): Promise<void> {
  const { orders, files, checkpoint, totals, dryRun, correct } = work;
  const references = await openReferenceResolver(target, mapping, orders);
  references.assertChannels(orders);
  const step = progress.start(`${dryRun ? 'Checking' : 'Importing'} ${mapping.name}`, orders.length);
  const rules = { onChange: correct ? 'CORRECT' : 'REPORT', dryRun } as const;
  const lines = files.find((file) => file.mapped.role === 'lines');
  for (let done = Math.min(checkpoint.done, orders.length); done < orders.length; ) {
    const some = orders.slice(done, done + BATCH_SIZE);
    const ids = dryRun ? NOTHING : await references.resolve(some);
    const result = await target.call(importOrdersPort, { batch: toBatch(mapping, some, ids, rules) });
    totals.created += result.created;
    totals.unchanged += result.unchanged;
    totals.changed += result.changed.length;
    totals.corrected += result.corrected;
    totals.returns += result.returnsCreated;
    const tell = (refused: boolean, words: string) => (one: { externalId: string; reason: string }) => ({
      line: 0,
      refused,
      reason: `order ${one.externalId}: ${words}${one.reason}`,
      cells: [],
    });
    lines?.rejects.add([
      ...result.rejected.map(tell(true, '')),
      ...result.changed.map(tell(false, correct ? 'corrected: ' : 'differs from what was imported: ')),
    ]);
    done += some.length;
    checkpoint.advance(done);
    step.update(done);
  }
  checkpoint.complete();
  step.finish(`${totals.created} new orders, ${totals.returns} new returns`);
}
