import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { type Channel, channelChange } from './model/channel.ts';
import { updateChannelRow } from './store/channels.ts';

/**
 * Renames a channel, takes it out of use, or sets for how long its carts hold their units (null: not at all). Orders keep
 * their channel, and units that a cart holds already keep their expiry.
 * @throws NotFoundError | ValidationError
 */
export async function updateChannel(
  deps: CatalogDeps,
  request: RequestContext,
  input: {
    readonly code: string;
    readonly name?: string | null | undefined;
    readonly active?: boolean | null | undefined;
    readonly cartHoldMinutes?: number | null | undefined;
  },
): Promise<Channel> {
  assertCan(request.actor, 'catalog:write');
  const { code } = input;
  const change = parseInput(channelChange, input);
  const channel = await deps.db.inTransaction('update-channel', (tx) => updateChannelRow(tx, code, change));
  if (!channel) throw new NotFoundError('Channel', code);
  return channel;
}
