import type { NewEvent } from '#kernel/events/outbox.ts';
import type { Interaction } from './model/interaction.ts';

/** Staff dealt with the customer; notes stay with the customer and are not published. */
export function interactionRecorded(interaction: Interaction): NewEvent {
  const { id: interactionId, customerId, staffId, locationId, kind, variantIds, occurredAt } = interaction;
  return {
    type: 'customers.interaction-recorded.v1',
    aggregateId: interactionId,
    aggregateVersion: 0,
    occurredAt,
    payload: { interactionId, customerId, staffId, locationId, kind, variantIds, occurredAt: occurredAt.toISOString() },
  };
}
