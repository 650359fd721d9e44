import { IDENTITY_CHANGED, INTERACTION_RECORDED, identityChanged, interactionRecorded } from '../customer-events.ts';
import type { FactReaders } from '../reader.ts';

/** What becomes of the log of customers. */
export const customerReaders: FactReaders = {
  [IDENTITY_CHANGED]: ({ payload }, add) => {
    const { survivorId, memberIds, bearers, version } = identityChanged.parse(payload);
    for (const aliasId of new Set([...memberIds, survivorId])) {
      add('customer_alias', { alias_id: aliasId, survivor_id: survivorId, version });
    }
    for (const [recordId, bearerId] of Object.entries(bearers)) {
      add('record_bearer', { record_id: recordId, bearer_id: bearerId });
    }
  },
  [INTERACTION_RECORDED]: ({ payload }, add) => {
    const interaction = interactionRecorded.parse(payload);
    add('touchpoint', {
      touchpoint_id: interaction.interactionId,
      occurred_at: interaction.occurredAt,
      person_key: interaction.customerId,
      customer_id: interaction.customerId,
      channel: interaction.locationId === '' ? 'CLIENTELING' : 'STORE',
      kind: interaction.kind,
      source: 'associate',
      store_id: interaction.locationId,
      staff_id: interaction.staffId,
    });
  },
};
