import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import type { CatalogDeps } from '../../deps.ts';

export const productLoader = defineLoader(({ deps }: GraphContext<CatalogDeps>, ids) => deps.products.byIds(ids));
export const variantLoader = defineLoader(({ deps }: GraphContext<CatalogDeps>, ids) => deps.products.variants(ids));
