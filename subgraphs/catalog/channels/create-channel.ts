import { appendEvents } from '#kernel/events/outbox.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { channelCreated } from './events.ts';
import { type Channel, type ChannelKind, newChannel } from './model/channel.ts';
import { insertMissingChannels } from './store/channels.ts';

export interface CreateChannelInput {
  readonly code: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly currencyCode: string;
  readonly cartHoldMinutes?: number | null | undefined;
}

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
  const channel = parseInput(newChannel, input);
  const now = deps.clock.now();
  await deps.db.inTransaction('create-channel', async (tx) => {
    const created = await insertMissingChannels(tx, [channel], now);
    if (created.length === 0) throw new ConflictError(`There is a channel ${channel.code} already`);
    await appendEvents(tx, 'catalog', [channelCreated(channel.code, now)]);
  });
  return { ...channel, active: true, pricesIncludeTax: true };
}
