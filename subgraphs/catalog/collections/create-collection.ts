import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { handlesFor, toHandle } from '../products/model/handle.ts';
import { collectionChanged } from './events.ts';
import { type Collection, collectionTexts } from './model/collection.ts';
import { requireCollection } from './require-collections.ts';
import { insertCollection } from './store/collections.ts';

export interface CreateCollectionInput {
  readonly title: string;
  readonly handle?: string | null | undefined;
  readonly idempotencyKey: string;
}

/**
 * Makes an empty collection, once by key and person. A handle that is not given is made of the title, and made unique.
 * @throws ValidationError | ConflictError when the handle that is given is taken.
 */
export async function createCollection(
  deps: CatalogDeps,
  request: RequestContext,
  { idempotencyKey, ...input }: CreateCollectionInput,
): Promise<Collection> {
  assertCan(request.actor, 'catalog:write');
  const texts = parseInput(collectionTexts, { ...input, handle: input.handle ?? toHandle(input.title) });
  const key = parseIdempotencyKey(idempotencyKey);
  const scope = `create-collection by ${actorName(request.actor)}`;
  const { result: id } = await deps.db.inTransaction('create-collection', (tx) =>
    once(tx, { scope, key, body: input }, async () => {
      const collection = { ...texts, id: newId('col'), version: 1 };
      const now = deps.clock.now();
      for (const handle of handlesFor(texts.handle, { isGiven: typeof input.handle === 'string' })) {
        if (!(await insertCollection(tx, { ...collection, handle }, now))) continue;
        await appendEvents(tx, 'catalog', [collectionChanged(collection.id, collection.version, now)]);
        return collection.id;
      }
      throw new ConflictError('Another collection has this handle', 'ALREADY_EXISTS');
    }),
  );
  return requireCollection(deps.db, id);
}
