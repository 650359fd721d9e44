import {
  LEVEL_CHANGED,
  LOCATION_CHANGED,
  levelChanged,
  locationChanged,
  MATURITY_COST_BOOKED,
  MATURITY_STAGE_ENTERED,
  maturityCostBooked,
  maturityStageEntered,
  SERVICE_REQUESTED,
  STOCK_MARKED_DOWN,
  stockMarkedDown,
  TRANSFER_COSTED,
  transferCosted,
} from '../inventory-events.ts';
import type { FactReaders } from '../reader.ts';
import { serviceMoment } from '../service-moment.ts';
import { readServiceRequest } from './service-requests.ts';

/** What becomes of the log of inventory. */
export const inventoryReaders: FactReaders = {
  [LEVEL_CHANGED]: ({ payload }, add, dayOf) => {
    for (const { levelId, variantId, locationId, version, moves } of levelChanged.parse(payload).levels) {
      moves.forEach(({ at, available, onHand, flow, units }, index) => {
        add('stock_move_fact', {
          move_id: `${levelId}:${version}:${index}`,
          variant_id: variantId,
          location_id: locationId,
          day: dayOf(Date.parse(at)),
          occurred_at: at,
          available,
          on_hand: onHand,
          flow,
          units,
        });
      });
    }
  },
  [LOCATION_CHANGED]: ({ payload }, add) => {
    const { locationId, kind, version } = locationChanged.parse(payload);
    if (kind !== undefined) add('stock_location', { location_id: locationId, kind, version });
  },
  [TRANSFER_COSTED]: ({ payload }, add, dayOf) => {
    const { transferId, locationId, costMinor, currency, costedAt } = transferCosted.parse(payload);
    add('stock_cost_fact', {
      cost_id: `transfer:${transferId}:${locationId}`,
      day: dayOf(Date.parse(costedAt)),
      occurred_at: costedAt,
      kind: 'TRANSFER',
      store_id: locationId,
      currency,
      amount_minor: costMinor,
    });
  },
  [STOCK_MARKED_DOWN]: ({ payload }, add, dayOf) => {
    const { markdownId, locationId, costMinor, currency, markedDownAt } = stockMarkedDown.parse(payload);
    add('stock_cost_fact', {
      cost_id: `markdown:${markdownId}:${locationId}`,
      day: dayOf(Date.parse(markedDownAt)),
      occurred_at: markedDownAt,
      kind: 'MARKDOWN',
      store_id: locationId,
      currency,
      amount_minor: costMinor,
    });
  },
  [SERVICE_REQUESTED]: readServiceRequest,
  [MATURITY_STAGE_ENTERED]: ({ id, payload }, add, dayOf) => {
    const { locationId, stage, enteredAt } = maturityStageEntered.parse(payload);
    const place = { subject_id: locationId, store_id: locationId };
    const moment = { event_id: id, kind: 'MATURITY_STAGE', detail: stage, ...place, occurred_at: enteredAt };
    add('service_moment', serviceMoment(moment, dayOf));
  },
  [MATURITY_COST_BOOKED]: ({ id, payload }, add, dayOf) => {
    const { costId, locationId, stage, costMinor, currency, bookedAt } = maturityCostBooked.parse(payload);
    const moment = {
      event_id: id,
      kind: 'MATURITY_COST',
      detail: stage,
      subject_id: costId,
      store_id: locationId,
      currency,
      amount_minor: costMinor,
      occurred_at: bookedAt,
    };
    add('service_moment', serviceMoment(moment, dayOf));
  },
};
