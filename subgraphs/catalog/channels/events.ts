import type { NewEvent } from '#kernel/events/outbox.ts';
import type { Channel } from './model/channel.ts';

const CHANNEL_CREATED = 'catalog.channel-created.v1';
const CHANNEL_CHANGED = 'catalog.channel-changed.v1';

export function channelCreated(channel: Channel, occurredAt: Date): NewEvent {
  return eventOf(CHANNEL_CREATED, channel, occurredAt);
}

/** Its name, languages, countries, its use or its being the default one changed. */
export function channelChanged(channel: Channel, occurredAt: Date): NewEvent {
  return eventOf(CHANNEL_CHANGED, channel, occurredAt);
}

function eventOf(type: string, { id, code, version }: Channel, occurredAt: Date): NewEvent {
  return { type, aggregateId: id, aggregateVersion: version, occurredAt, payload: { channelId: id, code } };
}
