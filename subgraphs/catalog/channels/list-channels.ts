import type { RequestContext } from '#kernel/request/context.ts';
import { isOpenTo } from '../../shared/channel-audience.ts';
import type { CatalogDeps } from '../deps.ts';
import type { Channel } from './model/channel.ts';
import { readChannels } from './store/channels.ts';

/** Every channel in which the caller may buy, in the retailer's order; for staff, every one. */
export async function listChannels(deps: CatalogDeps, { actor }: RequestContext): Promise<Channel[]> {
  return (await readChannels(deps.db)).filter((channel) => isOpenTo(channel, actor));
}
