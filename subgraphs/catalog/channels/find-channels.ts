import type { RequestContext } from '#kernel/request/context.ts';
import { isOpenTo } from '../../shared/channel-audience.ts';
import type { CatalogDeps } from '../deps.ts';
import type { Channel } from './model/channel.ts';
import { readChannelsByCode, readChannelsById } from './store/channels.ts';

/** By id, in the order asked for; null where there is none that is for the caller. */
export async function findChannels(
  deps: CatalogDeps,
  { actor }: RequestContext,
  ids: readonly string[],
): Promise<Array<Channel | null>> {
  const found = await readChannelsById(deps.db, ids);
  return found.map((channel) => (channel && isOpenTo(channel, actor) ? channel : null));
}

/** One by id or code; null where there is none that is for the caller. */
export async function findChannel(
  deps: CatalogDeps,
  { actor }: RequestContext,
  { id, code }: { readonly id?: string | null | undefined; readonly code?: string | null | undefined },
): Promise<Channel | null> {
  const [channel = null] = id
    ? await readChannelsById(deps.db, [id])
    : await readChannelsByCode(deps.db, code ? [code] : []);
  return channel && isOpenTo(channel, actor) ? channel : null;
}
