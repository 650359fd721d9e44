import type { Tx } from '#kernel/database/database.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { type Channel, MAX_CHANNELS, type NewChannel } from './model/channel.ts';
import { countChannels, insertMissingChannels, lockChannels } from './store/channels.ts';

/**
 * Adds the channels that are not there yet, after the others, and answers those that are new.
 * @throws ConflictError where there would be more than a list of them may hold
 */
export async function addChannels(tx: Tx, channels: readonly NewChannel[], now: Date): Promise<Channel[]> {
  // Of two at once the second counts what the first has added.
  await lockChannels(tx);
  const created = await insertMissingChannels(tx, channels, now);
  if (created.length > 0 && (await countChannels(tx)) > MAX_CHANNELS)
    throw new ConflictError(`There can be at most ${MAX_CHANNELS} channels`);
  return created;
}
