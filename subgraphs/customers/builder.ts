import { addEventPort } from '#kernel/events/event-port.ts';
import { createBuilder } from '#kernel/graphql/builder.ts';
import { can } from '../shared/permissions.ts';
import type { CustomersDeps } from './deps.ts';

const kit = createBuilder<CustomersDeps>({ can, errorCodes: ['TOO_MANY_ATTEMPTS'] });
addEventPort(kit, 'customers');

export const { builder, connectionType, errorType, toSchema } = kit;
