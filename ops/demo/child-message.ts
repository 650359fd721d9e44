import type { DemoSeedRequest } from './seed-request.ts';

/** What the child process is given, once: the request without what cannot pass between processes. */
export type ChildRequest = Omit<DemoSeedRequest, 'progress' | 'signal' | 'now'> & { readonly now: string };

/** What the child answers: the progress of a step, by its number, or how the work ended. */
export type ChildMessage =
  | { readonly kind: 'start'; readonly step: number; readonly label: string; readonly total: number }
  | { readonly kind: 'update'; readonly step: number; readonly done: number; readonly total?: number }
  | { readonly kind: 'finish'; readonly step: number; readonly note?: string }
  | { readonly kind: 'seeded' }
  | { readonly kind: 'failed'; readonly message: string };
