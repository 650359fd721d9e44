import type { Database, Tx } from '#kernel/database/database.ts';

class DryRun<T> extends Error {
  readonly result: T;
  constructor(result: T) {
    super('dry run');
    this.result = result;
  }
}

/** Runs work in a transaction; where it is a dry run, answers what it came to and leaves nothing of it. */
export async function inTrial<T>(
  db: Database,
  name: string,
  dryRun: boolean,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (!dryRun) return db.inTransaction(name, work);
  const trial = db.inTransaction(name, async (tx): Promise<DryRun<T>> => {
    throw new DryRun(await work(tx));
  });
  const outcome = await trial.catch((error: unknown) => error);
  if (outcome instanceof DryRun) return outcome.result;
  throw outcome;
}
