import type { RequestContext } from '#kernel/request/context.ts';
import { newId } from '#kernel/values/ids.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { toHandle } from '../products/model/handle.ts';
import { refusingTaken } from '../products/store/constraints.ts';
import { type Collection, collectionTexts } from './model/collection.ts';
import { insertCollection } from './store/collections.ts';

/**
 * Makes an empty collection.
 * @throws ValidationError | ConflictError when its handle is taken.
 */
export async function createCollection(
  deps: CatalogDeps,
  request: RequestContext,
  input: { readonly title: string; readonly handle?: string | null | undefined },
): Promise<Collection> {
  assertCan(request.actor, 'catalog:write');
  const texts = parseInput(collectionTexts, { ...input, handle: input.handle ?? toHandle(input.title) });
  const collection = { ...texts, id: newId('col'), version: 1 };
  await refusingTaken(
    deps.db.inTransaction('create-collection', (tx) => insertCollection(tx, collection, deps.clock.now())),
  );
  return collection;
}
