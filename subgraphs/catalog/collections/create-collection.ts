import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { toHandle } from '../products/model/handle.ts';

import { productIssues } from '../products/model/product-rules.ts';
import { refusingTaken } from '../products/store/constraints.ts';
import type { Collection } from './model/collection.ts';
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
  const handle = input.handle ?? toHandle(input.title);
  const issues = productIssues({ title: input.title, handle });
  if (issues.length > 0) throw new ValidationError(issues);
  const collection = { id: newId('col'), handle, title: input.title.trim() };
  await refusingTaken(
    deps.db.inTransaction('create-collection', (tx) => insertCollection(tx, collection, deps.clock.now())),
  );
  return collection;
}
