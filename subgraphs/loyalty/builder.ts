import { addEventPort } from '#kernel/events/event-port.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import { errorCodes } from '../shared/error-codes.ts';
import { can } from '../shared/permissions.ts';
import type { LoyaltyDeps } from './deps.ts';

const kit = createBuilder<LoyaltyDeps>({ can, errorCodes: errorCodes('GIFT_CARD_NOT_USABLE', 'INSUFFICIENT_POINTS') });
addEventPort(kit, 'loyalty');

export const {
  builder,
  connectionType,
  idempotencyKey,
  MoneyInput,
  MoneyType,
  mutation,
  NodeInterface,
  pageArgs,
  toSchema,
} = kit;
