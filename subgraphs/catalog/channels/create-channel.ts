import type { z } from 'zod';
import { appendEvents } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { channelCreated } from './events.ts';
import { type Channel, newChannel } from './model/channel.ts';
import { insertMissingChannels } from './store/channels.ts';

export type CreateChannelInput = z.input<typeof newChannel>;

/**
 * Adds a channel; nothing is listed in it yet.
 * @throws ValidationError | ConflictError when the code is taken.
 */
export async function createChannel(
  deps: CatalogDeps,
  request: RequestContext,
  input: CreateChannelInput,
): Promise<Channel> {
  assertCan(request.actor, 'catalog:write');
  const wanted = parseInput(newChannel, input);
  const now = deps.clock.now();
  return deps.db.inTransaction('create-channel', async (tx) => {
    const [channel] = await insertMissingChannels(tx, [wanted], now);
    if (!channel) throw new ConflictError(`There is a channel ${wanted.code} already`, 'ALREADY_EXISTS');
    await appendEvents(tx, 'catalog', [channelCreated(channel, now)]);
    return channel;
  });
}
