import type { ChannelAudience, UpdateChannelInput } from '../../../api/generated/catalog/channels.ts';
import { cleanTags } from '../../../ui/fields/tags.ts';

/** The values of the form of a channel; numbers as typed. */
export interface EditedChannel {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly isActive: boolean;
  readonly audience: ChannelAudience;
  readonly customerIds?: readonly string[] | null;
  readonly cartHoldMinutes?: number | string | null;
  readonly maxHeldQuantity?: number | string | null;
}

/** A number as typed; null for an empty field. The server says what is wrong with one that cannot be. */
function toCount(typed: number | string | null | undefined): number | null {
  return typed === undefined || typed === null || typed === '' ? null : Number(typed);
}

/** A channel that has another `version` by now is refused; the list of customers stays while it is for others. */
export function toChannelInput(form: EditedChannel): UpdateChannelInput {
  return {
    channelId: form.id,
    expectedVersion: form.version,
    name: form.name.trim(),
    isActive: form.isActive,
    audience: form.audience,
    ...(form.audience === 'CUSTOMERS' ? { customerIds: cleanTags(form.customerIds) } : {}),
    cartHoldMinutes: toCount(form.cartHoldMinutes),
    maxHeldQuantity: toCount(form.maxHeldQuantity),
  };
}
