import './cart-mutations.ts';
import './checkout.ts';
import './customer.ts';
import './dead-commands.ts';
import './fulfilment-exceptions.ts';
import './fulfilment-mutations.ts';
import './order-back-references.ts';
import './order-mutations.ts';
import './ports.ts';
import './queries.ts';
import { toSchema } from './builder.ts';

export const schema = toSchema();
