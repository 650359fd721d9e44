import type { Channel } from '../domain/channel.ts';
import { readChannels } from '../store/channels.ts';
import type { CatalogDeps } from './deps.ts';

/** Every channel, in the house's order. */
export function listChannels(deps: CatalogDeps): Promise<Channel[]> {
  return readChannels(deps.db);
}
