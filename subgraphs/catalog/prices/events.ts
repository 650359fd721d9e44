import type { NewEvent } from '#kernel/events/outbox.ts';
import type { Money } from '#kernel/values/money.ts';
import type { Channel } from '../channels/model/channel.ts';

export const CHANNEL_PRICE_SET = 'catalog.channel-price-set.v1';

/** A price of a variant in a channel was set; the newest by position holds. */
export function channelPriceSet(variantId: string, channel: Channel, price: Money, occurredAt: Date): NewEvent {
  return {
    type: CHANNEL_PRICE_SET,
    aggregateId: variantId,
    aggregateVersion: 0,
    occurredAt,
    payload: {
      variantId,
      channel: channel.code,
      isPublic: channel.audience === 'PUBLIC',
      currency: price.currency,
      priceMinor: price.minor,
    },
  };
}
