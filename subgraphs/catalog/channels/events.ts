import type { NewEvent } from '#kernel/events/outbox.ts';

const CHANNEL_CREATED = 'catalog.channel-created.v1';

export function channelCreated(code: string, occurredAt: Date): NewEvent {
  return { type: CHANNEL_CREATED, aggregateId: code, aggregateVersion: 1, occurredAt, payload: { code } };
}
