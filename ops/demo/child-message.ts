import type { HistoryProgress } from './load/seed-history.ts';
import type { DemoSeedRequest } from './seed-request.ts';

/** What a child process is given, once: the request without what cannot pass between processes. */
export interface ChildRequest extends Omit<DemoSeedRequest, 'progress' | 'signal' | 'now'> {
  readonly now: string;
  /** What the shop opens with, or the rest of its history behind it. */
  readonly part: 'recent' | 'history';
}

/** What the child answers: the progress of a step, by its number, or of the history, or how the work ended. */
export type ChildMessage =
  | { readonly kind: 'start'; readonly step: number; readonly label: string; readonly total: number }
  | { readonly kind: 'update'; readonly step: number; readonly done: number; readonly total?: number }
  | { readonly kind: 'finish'; readonly step: number; readonly note?: string }
  | ({ readonly kind: 'history' } & HistoryProgress)
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };
