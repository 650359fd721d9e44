import type { Progress } from '../cli/progress.ts';

/** What determines a demo shop to the last cent. */
export interface DemoPlanFacts {
  /** 1 is the shop of the README; 0.01 a corner shop for tests. */
  readonly scale: number;
  readonly seed: number;
  /** The moment at which the shop's history ends. */
  readonly now: Date;
}

/** What seeding the demo shop needs. */
export interface DemoSeedRequest extends DemoPlanFacts {
  /** Every setting as the variables that the configuration names; the databases are migrated. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly dataDir: string;
  readonly progress: Progress;
  /** Ends the work early. */
  readonly signal: AbortSignal;
}
