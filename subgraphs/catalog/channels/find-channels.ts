import type { RequestContext } from '#kernel/request/context.ts';
import type { CatalogDeps } from '../deps.ts';
import type { Channel } from './model/channel.ts';
import { readChannelsByCode, readChannelsById } from './store/channels.ts';

/** By id, in the order asked for; null where there is none. Channels are public. */
export function findChannels(
  deps: CatalogDeps,
  _request: RequestContext,
  ids: readonly string[],
): Promise<Array<Channel | null>> {
  return readChannelsById(deps.db, ids);
}

/** One by id or code; null where there is none. */
export async function findChannel(
  deps: CatalogDeps,
  { id, code }: { readonly id?: string | null | undefined; readonly code?: string | null | undefined },
): Promise<Channel | null> {
  const [channel = null] = id
    ? await readChannelsById(deps.db, [id])
    : await readChannelsByCode(deps.db, code ? [code] : []);
  return channel;
}
