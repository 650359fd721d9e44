import type { RequestContext } from '#kernel/request/context.ts';
import { isOpenTo } from '../../shared/channel-audience.ts';
import type { CatalogDeps } from '../deps.ts';
import type { Channel } from './model/channel.ts';
import { type ChannelSort, DEFAULT_SORT } from './model/channel-sort.ts';
import { readChannels } from './store/channels.ts';

/** Every channel in which the caller may buy, in the retailer's order or the one asked for; for staff, every one. */
export async function listChannels(
  deps: CatalogDeps,
  { actor }: RequestContext,
  sort: ChannelSort | null | undefined = DEFAULT_SORT,
): Promise<Channel[]> {
  return (await readChannels(deps.db, sort ?? DEFAULT_SORT)).filter((channel) => isOpenTo(channel, actor));
}
