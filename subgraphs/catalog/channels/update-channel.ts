import { onceIfKeyed } from '#kernel/database/idempotency.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { ChannelAudience } from '../../shared/channel-audience.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { CatalogDeps } from '../deps.ts';
import { channelChanged } from './events.ts';
import { type Channel, channelChange } from './model/channel.ts';
import { requireChannel } from './require-channels.ts';
import { endDefault, updateChannelRow } from './store/channels.ts';

/** A field that is absent stays as it is. */
export interface UpdateChannelInput {
  readonly channelId: string;
  readonly name?: string | null | undefined;
  readonly isActive?: boolean | null | undefined;
  readonly isDefault?: boolean | null | undefined;
  readonly languages?: readonly string[] | null | undefined;
  readonly countryCodes?: readonly string[] | null | undefined;
  readonly cartHoldMinutes?: number | null | undefined;
  readonly maxHeldQuantity?: number | null | undefined;
  readonly audience?: ChannelAudience | null | undefined;
  /** Replaces all; null is nobody. */
  readonly customerIds?: readonly string[] | null | undefined;
  /** The version that the caller read; when it is another now, nothing is written. */
  readonly expectedVersion?: number | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Changes a channel: its name, its use, its languages and countries, for how long its carts hold their units (null: not
 * at all), how many units of a variant one session may hold (null: any number), and who may buy there. Orders keep their
 * channel, and units that a cart holds already keep their expiry.
 * @throws NotFoundError | ValidationError | ConflictError when it has changed since it was read.
 */
export async function updateChannel(
  deps: CatalogDeps,
  request: RequestContext,
  { idempotencyKey: key, ...input }: UpdateChannelInput,
): Promise<Channel> {
  assertCan(request.actor, 'catalog:write');
  const { channelId, expectedVersion } = input;
  const change = parseInput(channelChange, input);
  const scope = `update-channel by ${actorName(request.actor)}`;
  const now = deps.clock.now();
  await deps.db.inTransaction('update-channel', (tx) =>
    onceIfKeyed(tx, { scope, key, body: input }, async () => {
      if (change.isDefault) await endDefault(tx);
      const channel = await updateChannelRow(tx, channelId, change);
      if (!channel) throw new NotFoundError('Channel', channelId, 'channelId');
      const before = channel.version - 1;
      if (typeof expectedVersion === 'number' && expectedVersion !== before) {
        throw new ConflictError('The channel has changed since it was read; read it again', 'VERSION_CONFLICT', before);
      }
      if (channel.isDefault && !(channel.isActive && channel.audience === 'PUBLIC')) {
        const path = channel.isActive ? 'audience' : 'isActive';
        throw new ValidationError([
          { path, issueCode: 'NOT_ALLOWED', message: 'the default channel stays in use, and for everybody' },
        ]);
      }
      await appendEvents(tx, 'catalog', [channelChanged(channel, now)]);
    }),
  );
  return requireChannel(deps.db, channelId);
}
