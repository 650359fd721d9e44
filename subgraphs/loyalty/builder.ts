import { addEventPort } from '#kernel/events/event-port.ts';
import { COMMON_ERRORS, createBuilder } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { can } from '../shared/permissions.ts';
import type { LoyaltyDeps } from './deps.ts';

const kit = createBuilder<LoyaltyDeps>({ can, errorCodes: ['GIFT_CARD_NOT_USABLE', 'INSUFFICIENT_POINTS'] });
addEventPort(kit, 'loyalty');

export const { builder, toSchema, MoneyType, MoneyInput, connectionType } = kit;

/** Errors that any mutation of the domain may answer with. */
export const MUTATION_ERRORS = [NotFoundError, ConflictError, ...COMMON_ERRORS];
