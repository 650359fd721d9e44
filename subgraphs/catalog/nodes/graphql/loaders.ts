import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import type { CatalogDeps } from '../../deps.ts';
import { findNodes } from '../find-nodes.ts';

/** All that one operation asks for is looked up together. */
export const nodeLoader = defineLoader(({ deps, request }: GraphContext<CatalogDeps>, ids) =>
  findNodes(deps, request, ids),
);
