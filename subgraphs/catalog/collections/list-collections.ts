import { ValidationError } from '#kernel/values/errors.ts';
import { type Page, type PageArgs, parsePage, toPage } from '#kernel/values/pagination.ts';
import { isKey, isStorable } from '#kernel/values/text.ts';
import type { CatalogDeps } from '../deps.ts';
import type { Collection } from './model/collection.ts';
import { countCollections, readCollectionPage } from './store/collections.ts';

/** A page of collections by title. */
export async function listCollections(deps: CatalogDeps, paging: PageArgs): Promise<Page<Collection>> {
  const page = parsePage(paging, 2);
  for (const side of ['after', 'before'] as const) {
    const [title, id] = page[side] ?? [];
    if (title !== undefined && !(isStorable(title) && isKey(id ?? ''))) {
      throw new ValidationError([{ path: side, issueCode: 'INVALID_FORMAT', message: 'not a cursor of this list' }]);
    }
  }
  const collections = await readCollectionPage(deps.db, page);
  const keyOf = (collection: Collection) => [collection.title, collection.id];
  return toPage(collections, page, keyOf, () => countCollections(deps.db));
}
