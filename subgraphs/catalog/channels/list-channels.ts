import type { CatalogDeps } from '../deps.ts';
import type { Channel } from './model/channel.ts';
import { readChannels } from './store/channels.ts';

/** Every channel, in the retailer's order. */
export function listChannels(deps: CatalogDeps): Promise<Channel[]> {
  return readChannels(deps.db);
}
