import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import type { CatalogDeps } from '../../deps.ts';
import { readCollectionsById } from '../store/collections.ts';

export const collectionLoader = defineLoader(({ deps }: GraphContext<CatalogDeps>, ids) =>
  readCollectionsById(deps.db, ids),
);
