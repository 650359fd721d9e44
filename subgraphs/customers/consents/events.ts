import type { NewEvent } from '#kernel/events/outbox.ts';
import type { ConsentAct } from './model/consent.ts';

/** A customer agreed, withdrew or was asked; the address stays with the customer and is not published. */
export function consentRecorded({
  id,
  customerId,
  purpose,
  channel,
  state,
  happenedAt,
  learnedAt,
  confirmationDueAt,
}: ConsentAct): NewEvent {
  return {
    type: 'customers.consent-recorded.v1',
    aggregateId: customerId,
    aggregateVersion: 0,
    occurredAt: learnedAt,
    payload: {
      consentActId: id,
      customerId,
      purpose,
      channel,
      state,
      happenedAt: happenedAt?.toISOString() ?? null,
      learnedAt: learnedAt.toISOString(),
      confirmationDueAt: confirmationDueAt?.toISOString() ?? null,
    },
  };
}
