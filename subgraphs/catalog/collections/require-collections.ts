import { type FieldIssue, ValidationError } from '#kernel/values/errors.ts';
import type { CatalogDeps } from '../deps.ts';
import type { CreatedProduct } from '../products/deps.ts';
import { readCollectionsById } from './store/collections.ts';

/** @throws ValidationError when a new product is to stand in a collection that does not exist. */
export async function requireCollections(deps: CatalogDeps, { collectionIds }: CreatedProduct): Promise<void> {
  if (collectionIds.length === 0) return;
  const found = await readCollectionsById(deps.db, collectionIds);
  const issues = collectionIds.flatMap((id, index): FieldIssue[] =>
    found[index]
      ? []
      : [{ path: `collectionIds.${index}`, issueCode: 'UNKNOWN_REFERENCE', message: `there is no collection ${id}` }],
  );
  if (issues.length > 0) throw new ValidationError(issues);
}
