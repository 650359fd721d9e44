import { addEventPort } from '#kernel/events/event-port.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import { can } from '../shared/permissions.ts';
import type { OrdersDeps } from './deps.ts';
import {
  GiftCardNotUsableError,
  InsufficientPointsError,
  InsufficientStockError,
  PaymentDeclinedError,
  type Shortfall,
} from './ports/errors.ts';

const kit = createBuilder<OrdersDeps>({
  can,
  errorCodes: ['GIFT_CARD_NOT_USABLE', 'INSUFFICIENT_POINTS', 'INSUFFICIENT_STOCK', 'PAYMENT_DECLINED'],
});
addEventPort(kit, 'orders');

const StockShortfall = kit.builder.objectRef<Shortfall>('StockShortfall').implement({
  description: 'A variant of which fewer units are available than were asked for.',
  fields: (t) => ({
    variantId: t.exposeID('variantId'),
    requested: t.exposeInt('requested'),
    available: t.exposeInt('available'),
  }),
});
kit.errorType(
  InsufficientStockError,
  'InsufficientStockError',
  'Some units are not available; nothing was taken.',
  (t) => ({
    lines: t.field({ type: [StockShortfall], resolve: (error) => [...error.lines] }),
  }),
);
kit.errorType(
  PaymentDeclinedError,
  'PaymentDeclinedError',
  'The provider refused the payment; nothing was debited.',
  (t) => ({
    reason: t.exposeString('reason', { description: "The provider's reason, in words for the customer." }),
  }),
);
kit.errorType(
  InsufficientPointsError,
  'InsufficientPointsError',
  'The account holds fewer points than asked for.',
  (t) => ({
    available: t.exposeInt('available', { description: 'Points that could be used now.' }),
  }),
);
kit.errorType(
  GiftCardNotUsableError,
  'GiftCardNotUsableError',
  'The gift card is unknown, void, inactive, empty or of another currency.',
);

export const { builder, toSchema, MoneyType, MoneyInput, connectionType } = kit;
