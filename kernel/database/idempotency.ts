import { createHash } from 'node:crypto';
import { keyReused, ValidationError } from '../values/errors.ts';
import { toJson } from '../values/json.ts';
import type { Tx } from './database.ts';
import { boolean, json, select, text } from './select.ts';
import { sql } from './sql.ts';

/** A stable hash of a request body: key order does not matter. */
export function hashRequest(body: unknown): string {
  const canonical = (value: unknown): unknown => {
    if (typeof value === 'bigint') return value.toString();
    if (value instanceof Date) return value.toISOString();
    if (Array.isArray(value)) return value.map(canonical);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).filter(([, part]) => part !== undefined && part !== null);
    return Object.fromEntries(
      entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, canonical(part)]),
    );
  };
  return createHash('sha256')
    .update(JSON.stringify(canonical(body)))
    .digest('base64url');
}

/** @throws ValidationError when the key is empty, too long or not printable. */
export function parseIdempotencyKey(key: string): string {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new ValidationError([
      {
        path: 'idempotencyKey',
        issueCode: 'INVALID_FORMAT',
        message: 'must be 1 to 200 printable characters without spaces',
      },
    ]);
  }
  return key;
}

/**
 * Does `work` once per (scope, key), inside the caller's transaction: the second of two callers waits for the
 * first, then answers the same result. A rollback frees the key. The scope should name the caller's account
 * where keys of different callers must not meet.
 * @returns what `work` answered the first time, as JSON; `replayed` tells which.
 * @throws ConflictError when the key was used with another body.
 */
export async function once<Result>(
  tx: Tx,
  request: { scope: string; key: string; body: unknown },
  work: () => Promise<Result>,
): Promise<{ result: Result; replayed: boolean }> {
  const { scope, key } = request;
  const hash = hashRequest(request.body);
  const claimed = await tx.query(sql`
    insert into idempotency_key (scope, key, request_hash) values (${scope}, ${key}, ${hash})
    on conflict do nothing returning ${select({ claimed: boolean(sql`true`) })}`);
  if (claimed.length === 0) {
    const [known] = await tx.query(sql`
      select ${select({ requestHash: text(sql`request_hash`), response: json<Result>(sql`response`) })} from idempotency_key where scope = ${scope} and key = ${key}`);
    if (!known || known.requestHash !== hash) throw keyReused(scope);
    return { result: known.response, replayed: true };
  }
  const result = await work();
  await tx.query(sql`
    update idempotency_key set response = ${toJson(result ?? null)}::jsonb where scope = ${scope} and key = ${key}`);
  return { result, replayed: false };
}

/** The same for an edit, whose caller may give no key: then it is done each time. */
export async function onceIfKeyed<Result>(
  tx: Tx,
  { key, ...request }: { scope: string; key: string | null | undefined; body: unknown },
  work: () => Promise<Result>,
): Promise<Result> {
  if (key === null || key === undefined) return work();
  return (await once(tx, { ...request, key: parseIdempotencyKey(key) }, work)).result;
}
