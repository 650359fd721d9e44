import { randomUUID } from 'node:crypto';

/** Where a sale that became facts was made. */
export interface CountedSale {
  /** Code of the channel. */
  readonly channel: string;
  /** The store that sold; undefined online. */
  readonly storeId: string | undefined;
}

/** What one process knows of its listeners, and of what is untold. */
export interface LiveState {
  /** The process among all of the domain, for as long as it lives. */
  readonly process: string;
  listeners: number;
  /** Ends when the other processes know what was said last. */
  said: Promise<void>;
  /** Channels by code and stores by id of sales that are untold yet. */
  readonly untold: { readonly channels: Set<string>; readonly stores: Set<string> };
}

/** The state of a process that begins. */
export function createLiveState(): LiveState {
  return {
    process: randomUUID(),
    listeners: 0,
    said: Promise.resolve(),
    untold: { channels: new Set(), stores: new Set() },
  };
}
