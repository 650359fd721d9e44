import type { z } from 'zod';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { addChannels } from './add-channels.ts';
import { channelCreated } from './events.ts';
import { type Channel, currencyCodes, newChannel } from './model/channel.ts';
import { requireChannel } from './require-channels.ts';

const shape = newChannel.omit({ currencyCode: true }).extend({ currencyCodes });

export interface CreateChannelInput extends Omit<z.input<typeof shape>, 'currencyCodes'> {
  readonly currencyCodes: readonly string[];
  readonly idempotencyKey: string;
}

/**
 * Adds a channel, once by key and person; nothing is listed in it yet.
 * @throws ValidationError | ConflictError when the code is taken.
 */
export async function createChannel(
  deps: CatalogDeps,
  request: RequestContext,
  { idempotencyKey, ...raw }: CreateChannelInput,
): Promise<Channel> {
  assertCan(request.actor, 'catalog:write');
  const {
    currencyCodes: [currencyCode],
    ...input
  } = parseInput(shape, raw);
  const wanted = { ...input, currencyCode };
  const key = parseIdempotencyKey(idempotencyKey);
  const scope = `create-channel by ${actorName(request.actor)}`;
  const now = deps.clock.now();
  const { result: id } = await deps.db.inTransaction('create-channel', (tx) =>
    once(tx, { scope, key, body: wanted }, async () => {
      const [channel] = await addChannels(tx, [wanted], now);
      if (!channel) throw new ConflictError(`There is a channel ${wanted.code} already`, 'ALREADY_EXISTS');
      await appendEvents(tx, 'catalog', [channelCreated(channel, now)]);
      return channel.id;
    }),
  );
  return requireChannel(deps.db, id);
}
