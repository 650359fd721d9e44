import { addEventPort } from '#kernel/events/event-port.ts';
import { COMMON_ERRORS, createBuilder } from '#kernel/graphql/builder.ts';
import { ConflictError, IdempotencyKeyReusedError, NotFoundError } from '#kernel/values/errors.ts';
import { can } from '../shared/permissions.ts';
import type { LoyaltyDeps } from './deps.ts';

const kit = createBuilder<LoyaltyDeps>({ can });
addEventPort(kit, 'loyalty');

export const { builder, toSchema, MoneyType, MoneyInput, connectionType } = kit;

/** Errors that any mutation of the domain may answer with. */
export const MUTATION_ERRORS = [NotFoundError, ConflictError, IdempotencyKeyReusedError, ...COMMON_ERRORS];
