import { keyReused } from '#kernel/values/errors.ts';

/** A request as it is recognized when it is sent again. */
export interface RecentKey {
  /** Names the caller, the mutation and the key. */
  readonly id: string;
  /** Of what was asked. */
  readonly hash: string;
}
/** The requests that changed a cart last, the newest first. */
export type RecentKeys = readonly RecentKey[];

/** A request that was never answered is sent again before its client has made as many others. */
export const MAX_RECENT_KEYS = 20;
/** Whether a request has changed the cart before. @throws ConflictError when its key came with another input. */
export function isKnown(keys: RecentKeys, { id, hash }: RecentKey, mutation: string): boolean {
  const known = keys.find((key) => key.id === id);
  if (known && known.hash !== hash) throw keyReused(mutation);
  return known !== undefined;
}

export function remember(keys: RecentKeys, { id, hash }: RecentKey): RecentKeys {
  return [{ id, hash }, ...keys].slice(0, MAX_RECENT_KEYS);
}
