import { addEventPort } from '#kernel/events/event-port.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import { errorCodes } from '../shared/error-codes.ts';
import { can } from '../shared/permissions.ts';
import type { OrdersDeps } from './deps.ts';
import { GiftCardNotUsableError, InsufficientPointsError, PaymentDeclinedError } from './ports/errors.ts';
import type { PaymentDeclineCode } from './ports/payment-provider.ts';

const kit = createBuilder<OrdersDeps>({
  can,
  errorCodes: errorCodes(
    'GIFT_CARD_NOT_USABLE',
    'INSUFFICIENT_POINTS',
    'INSUFFICIENT_STOCK',
    'PAYMENT_DECLINED',
    'QUANTITY_LIMITED',
  ),
});
addEventPort(kit, 'orders');

const PaymentDeclineCodeType = kit.builder.enumType('PaymentDeclineCode', {
  description: 'Why a payment was refused. More values may be added: keep a default branch.',
  values: {
    AUTHENTICATION_FAILED: { description: 'The customer did not confirm it with their bank.' },
    CARD_DECLINED: { description: 'The bank refused the card.' },
    EXPIRED_CARD: { description: 'The card has expired.' },
    INSUFFICIENT_FUNDS: { description: 'There is not enough money.' },
    OTHER: { description: 'The provider gave no reason that is listed here.' },
  } satisfies Record<PaymentDeclineCode, object>,
});
kit.errorType(
  PaymentDeclinedError,
  'PaymentDeclinedError',
  'The provider refused the payment; nothing was debited.',
  (t) => ({
    declineCode: t.expose('declineCode', { type: PaymentDeclineCodeType, description: 'Why it was refused.' }),
  }),
);
kit.errorType(
  InsufficientPointsError,
  'InsufficientPointsError',
  'The account holds fewer points than asked for.',
  (t) => ({
    availablePoints: t.exposeInt('available', { description: 'Points that could be used now.' }),
  }),
);
kit.errorType(
  GiftCardNotUsableError,
  'GiftCardNotUsableError',
  'The gift card is unknown, void, inactive, empty or of another currency.',
  (t) => ({
    maskedCode: t.exposeString('maskedCode', { description: 'The last characters of its code, "•••• 1234".' }),
  }),
);

export const {
  builder,
  toSchema,
  MoneyType,
  MoneyInput,
  NodeInterface,
  TaxedMoneyType,
  connectionType,
  errorType,
  idempotencyKey,
  mutation,
  pageArgs,
  SortDirectionType,
} = kit;

/** The field builder of a type whose values are of type `Value`. */
export type FieldsOf<Value> =
  typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Types>
    ? PothosSchemaTypes.ObjectFieldBuilder<Types, Value>
    : never;
