import { serviceRequested } from '../inventory-events.ts';
import type { FactReader } from '../reader.ts';

/** A wish for a service that joins store and web, told by the domain that granted or refused it. */
export const readServiceRequest: FactReader = ({ payload }, add, dayOf) => {
  const { requestId, service, outcome, reason, channel, locationId, requestedAt } = serviceRequested.parse(payload);
  add('service_request_fact', {
    request_id: requestId,
    day: dayOf(Date.parse(requestedAt)),
    occurred_at: requestedAt,
    service,
    outcome,
    reason,
    channel,
    store_id: locationId,
  });
};
