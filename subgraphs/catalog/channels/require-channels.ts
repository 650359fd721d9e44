import type { Reader } from '#kernel/database/database.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import type { Channel } from './model/channel.ts';
import { readChannelsById } from './store/channels.ts';

/** The channel that a field of an input names. @throws NotFoundError */
export async function requireChannel(db: Reader, id: string, path = 'channelId'): Promise<Channel> {
  const [channel] = await readChannelsById(db, [id]);
  if (!channel) throw new NotFoundError('Channel', id, path);
  return channel;
}

/** The channels that a list of an input names, each once. @throws NotFoundError for the first that there is not. */
export async function requireChannels(db: Reader, ids: readonly string[], path = 'channelIds'): Promise<Channel[]> {
  const found = await readChannelsById(db, ids);
  const channels = new Set<string>();
  return found.flatMap((channel, index) => {
    if (!channel) throw new NotFoundError('Channel', ids[index], `${path}.${index}`);
    if (channels.has(channel.id)) return [];
    channels.add(channel.id);
    return [channel];
  });
}
