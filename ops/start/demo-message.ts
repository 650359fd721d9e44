import type { DemoHouseCall } from '../demo/demo-module.ts';

/** What the filler's process is given, once: the call without what cannot pass between processes. */
export type DemoOrder = Omit<DemoHouseCall, 'progress' | 'signal' | 'now'> & { readonly now: string };

/** What it answers: the progress of a step, by its number, or how the work ended. */
export type DemoMessage =
  | { readonly kind: 'start'; readonly step: number; readonly label: string; readonly total: number }
  | { readonly kind: 'update'; readonly step: number; readonly done: number; readonly total?: number }
  | { readonly kind: 'finish'; readonly step: number; readonly note?: string }
  | { readonly kind: 'filled' }
  | { readonly kind: 'failed'; readonly message: string };
