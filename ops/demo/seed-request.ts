import type { Progress } from '../cli/progress.ts';

/** What `seedDemo` needs. */
export interface DemoSeedRequest {
  /** Every setting as the variables that the configuration names; the databases are migrated and empty. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly dataDir: string;
  /** 1 is the shop of the README; 0.01 a corner shop for tests. */
  readonly scale: number;
  readonly seed: number;
  /** The day on which the shop's history ends. */
  readonly now: Date;
  readonly progress: Progress;
  /** Ends the work early; data that is half seeded is dropped and seeded again at the next start. */
  readonly signal: AbortSignal;
}
