import { INTERACTION_RECORDED } from '../customer-events.ts';
import type { FactReaders } from '../reader.ts';
import {
  CONVERSATION_ANSWERED,
  CONVERSATION_OPENED,
  CONVERSATION_RESOLVED,
  conversationAnswered,
  conversationOpened,
  conversationResolved,
  HANDOFF_READ,
  handoffRead,
  interactionMoment,
} from '../service-events.ts';
import { serviceMoment } from '../service-moment.ts';

const conversationStep = (
  id: string,
  step: { conversationId: string; channel: string; customerId: string; locationId: string; staffId?: string },
  detail: 'OPENED' | 'ANSWERED' | 'RESOLVED',
  occurredAt: string,
) => ({
  event_id: id,
  kind: 'CONVERSATION',
  detail,
  subject_id: step.conversationId,
  customer_id: step.customerId,
  staff_id: step.staffId ?? '',
  channel: step.channel,
  store_id: step.locationId,
  occurred_at: occurredAt,
});

/** What the log of customers says of service: what associates read before, and conversations. */
export const serviceOfCustomers: FactReaders = {
  /** And what was tried on in it. */
  [INTERACTION_RECORDED]: ({ id, payload }, add, dayOf) => {
    const { interactionId, customerId, staffId, locationId, kind, variantIds, outcomes, occurredAt } =
      interactionMoment.parse(payload);
    const moment = {
      event_id: id,
      detail: kind,
      subject_id: interactionId,
      customer_id: customerId,
      staff_id: staffId,
      channel: locationId === '' ? 'CLIENTELING' : 'STORE',
      store_id: locationId,
      occurred_at: occurredAt,
    };
    add('service_moment', serviceMoment({ ...moment, kind: 'INTERACTION' }, dayOf));
    if (kind !== 'TRY_ON') return;
    const recorded = new Set((outcomes ?? []).map(({ variantId }) => variantId)).size;
    const tried = Math.max(1, recorded, variantIds?.length ?? 0);
    const tryOn = { ...moment, kind: 'TRY_ON', units: tried, recorded_units: recorded };
    add('service_moment', serviceMoment(tryOn, dayOf));
  },
  [HANDOFF_READ]: ({ id, payload }, add, dayOf) => {
    const { customerId, staffId, locationId, readAt } = handoffRead.parse(payload);
    const moment = {
      event_id: id,
      kind: 'HANDOFF',
      detail: '',
      subject_id: customerId,
      customer_id: customerId,
      staff_id: staffId,
      store_id: locationId,
      occurred_at: readAt,
    };
    add('service_moment', serviceMoment(moment, dayOf));
  },
  [CONVERSATION_OPENED]: ({ id, payload }, add, dayOf) => {
    const step = conversationOpened.parse(payload);
    add('service_moment', serviceMoment(conversationStep(id, step, 'OPENED', step.openedAt), dayOf));
  },
  [CONVERSATION_ANSWERED]: ({ id, payload }, add, dayOf) => {
    const step = conversationAnswered.parse(payload);
    add('service_moment', serviceMoment(conversationStep(id, step, 'ANSWERED', step.answeredAt), dayOf));
  },
  [CONVERSATION_RESOLVED]: ({ id, payload }, add, dayOf) => {
    const step = conversationResolved.parse(payload);
    add('service_moment', serviceMoment(conversationStep(id, step, 'RESOLVED', step.resolvedAt), dayOf));
  },
};
