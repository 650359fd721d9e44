import { createBuilder } from '../../shared/builder.ts';
import { addEventPort } from '../../shared/event-port.ts';
import { TooManyAttemptsError } from '../domain/errors.ts';
import type { CustomersDeps } from '../services/deps.ts';

const kit = createBuilder<CustomersDeps>();
addEventPort(kit, 'customers');
kit.errorType(TooManyAttemptsError, 'TooManyAttemptsError', 'Too many wrong passwords for one account; wait.');

export const { builder, connectionType, toSchema } = kit;
