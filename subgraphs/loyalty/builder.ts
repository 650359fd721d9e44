import { addEventPort } from '#kernel/events/event-port.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import type { LoyaltyDeps } from './deps.ts';
import { GiftCardNotUsableError, InsufficientPointsError } from './points/model/errors.ts';

const kit = createBuilder<LoyaltyDeps>();
addEventPort(kit, 'loyalty');
kit.errorType(
  InsufficientPointsError,
  'InsufficientPointsError',
  'The account holds fewer points than asked for.',
  (t) => ({
    available: t.exposeInt('available', { description: 'Points that could be used just now.' }),
  }),
);
kit.errorType(
  GiftCardNotUsableError,
  'GiftCardNotUsableError',
  'The gift card is unknown, void, inactive, empty or of another currency.',
);

export const { builder, toSchema, MoneyType, MoneyInput, connectionType } = kit;
