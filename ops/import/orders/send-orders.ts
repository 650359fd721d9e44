import type { Progress } from '../../cli/progress.ts';
import type { Checkpoint } from '../checkpoint.ts';
import type { ImportTarget } from '../import-target.ts';
import { type ImportedBatch, importOrdersPort } from '../ports.ts';
import type { OrderDraft } from './drafts.ts';
import type { OrderMapping } from './mapping.ts';
import type { HistoryFile } from './read-history.ts';
import { openReferenceResolver, type ResolvedIds } from './reference-resolver.ts';
import { toBatch } from './to-batch.ts';
import type { OrdersTotals } from './totals.ts';

/** Orders sent at once, one transaction: as many as the owner takes. */
const BATCH_SIZE = 2_000;

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
  const step = progress.start(
    `${dryRun ? 'Checking' : 'Importing'} ${mapping.name}`,
    orders.length,
    dryRun ? 'CHECKING' : 'IMPORTING',
  );
  const rules = { onChange: correct ? 'CORRECT' : 'REPORT', dryRun } as const;
  const lines = files.find((file) => file.mapped.role === 'lines');
  const take = (result: ImportedBatch, count: number) => {
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
    done += count;
    checkpoint.advance(done);
    step.update(done);
  };
  const send = async (some: readonly OrderDraft[], ids: ResolvedIds) => {
    const result = await target.call(importOrdersPort, { batch: toBatch(mapping, some, ids, rules) });
    return () => take(result, some.length);
  };
  let done = Math.min(checkpoint.done, orders.length);
  // While the owner writes some orders, the next are resolved by other owners and sent; they are reported in turn.
  let resolving = Promise.resolve(NOTHING);
  let writing: Promise<() => void> = Promise.resolve(() => undefined);
  for (let from = done; from < orders.length; from += BATCH_SIZE) {
    const some = orders.slice(from, from + BATCH_SIZE);
    const before = writing;
    resolving = resolving.then(() => (dryRun ? NOTHING : references.resolve(some)));
    writing = resolving.then((ids) => send(some, ids));
    // Its failure is reported in its turn.
    writing.catch(() => undefined);
    (await before)();
  }
  (await writing)();
  checkpoint.complete();
  step.finish(`${totals.created} new orders, ${totals.returns} new returns`);
}
