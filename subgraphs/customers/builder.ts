import { addEventPort } from '#kernel/events/event-port.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import { can } from '../shared/permissions.ts';
import type { CustomersDeps } from './deps.ts';
import { TooManyAttemptsError } from './sessions/model/errors.ts';

const kit = createBuilder<CustomersDeps>({ can });
addEventPort(kit, 'customers');
kit.errorType(TooManyAttemptsError, 'TooManyAttemptsError', 'Too many wrong passwords for one account; wait.');

export const { builder, connectionType, toSchema } = kit;
