import { createHash } from 'node:crypto';
import { hashRequest } from '#kernel/database/idempotency.ts';
import { type Actor, actorName } from '#kernel/request/actor.ts';
import type { RecentKey } from './model/recent-keys.ts';

/** 132 bits of a hash, in base64. */
const HASH_LENGTH = 22;

/** What a request is recognized by when it is sent again: its key counts for its caller and its mutation alone. */
export function identifyRequest(
  actor: Actor,
  mutation: string,
  { idempotencyKey, ...body }: { readonly idempotencyKey: string },
): RecentKey {
  const name = `${actorName(actor)} ${mutation} ${idempotencyKey.toLowerCase()}`;
  return {
    id: createHash('sha256').update(name).digest('base64url').slice(0, HASH_LENGTH),
    hash: hashRequest(body).slice(0, HASH_LENGTH),
  };
}
