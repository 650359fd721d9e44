import type { Database, Tx } from '#kernel/database/database.ts';

class DryRun<T> extends Error {
  readonly result: T;
  constructor(result: T) {
    super('dry run');
    this.result = result;
  }
}

/** A code or a handle is another's (23505), or what was read is gone (23503): somebody edited it since the plan was made. */
const OVERTAKEN = new Set(['23505', '23503']);
/** Plans of one batch; edits come singly, so the second finds what the first did not. */
const MAX_PLANS = 4;

/** Plans and writes once more, on what is there by now, where an edit was quicker. */
async function replanned<T>(planAndWrite: () => Promise<T>): Promise<T> {
  for (let plan = 1; ; plan++) {
    try {
      return await planAndWrite();
    } catch (error) {
      if (plan === MAX_PLANS || !OVERTAKEN.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/** Runs work in a transaction; where it is a dry run, answers what it came to and leaves nothing of it. */
export function inTrial<T>(db: Database, name: string, dryRun: boolean, work: (tx: Tx) => Promise<T>): Promise<T> {
  return replanned(() => (dryRun ? tried(db, name, work) : db.inTransaction(name, work)));
}

async function tried<T>(db: Database, name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const trial = db.inTransaction(name, async (tx): Promise<DryRun<T>> => {
    throw new DryRun(await work(tx));
  });
  const outcome = await trial.catch((error: unknown) => error);
  if (outcome instanceof DryRun) return outcome.result;
  throw outcome;
}
