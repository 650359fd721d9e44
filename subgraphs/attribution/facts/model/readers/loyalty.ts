import type { FactReaders } from '../reader.ts';
import { GIFT_CARD_CHANGED, giftCardChanged, POINTS_CHANGED, pointsChanged } from '../service-events.ts';
import { serviceMoment } from '../service-moment.ts';

/** What becomes of the log of loyalty. */
export const loyaltyReaders: FactReaders = {
  [POINTS_CHANGED]: ({ id, payload }, add, dayOf) => {
    const { kind, orderId, customerId, occurredAt, postedAt } = pointsChanged.parse(payload);
    if (kind !== 'EARN' || orderId === '' || !postedAt) return;
    const moment = {
      event_id: id,
      kind: 'POINTS',
      detail: kind,
      subject_id: orderId,
      order_id: orderId,
      customer_id: customerId,
      occurred_at: postedAt,
      measured_from: occurredAt,
    };
    add('service_moment', serviceMoment(moment, dayOf));
  },
  [GIFT_CARD_CHANGED]: ({ id, payload }, add, dayOf) => {
    const card = giftCardChanged.parse(payload);
    const moment = {
      event_id: id,
      kind: 'GIFT_CARD',
      detail: card.kind,
      subject_id: card.giftCardId,
      order_id: card.orderId,
      customer_id: card.customerId,
      channel: card.channel,
      currency: card.currency,
      amount_minor: card.amountMinor,
      occurred_at: card.occurredAt,
    };
    add('service_moment', serviceMoment(moment, dayOf));
  },
};
