import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import type { CatalogDeps } from '../../deps.ts';
import { readChannelsByCode, readChannelsById } from '../store/channels.ts';

export const channelLoader = defineLoader(({ deps }: GraphContext<CatalogDeps>, ids) => readChannelsById(deps.db, ids));
export const channelByCodeLoader = defineLoader(({ deps }: GraphContext<CatalogDeps>, codes) =>
  readChannelsByCode(deps.db, codes),
);
