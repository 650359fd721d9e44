import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import type { CatalogDeps } from '../../deps.ts';
import { readChannelsByCode } from '../store/channels.ts';

export const channelLoader = defineLoader(({ deps }: GraphContext<CatalogDeps>, codes) =>
  readChannelsByCode(deps.db, codes),
);
