import '../cart/graphql/cart-mutations.ts';
import '../checkout/graphql/checkout.ts';
import '../order/graphql/customer.ts';
import '../tasks/graphql/dead-commands.ts';
import '../fulfillment/graphql/queries.ts';
import '../fulfillment/graphql/mutations.ts';
import './order-back-references.ts';
import './order-mutations.ts';
import './ports.ts';
import './queries.ts';
import { toSchema } from '../builder.ts';

export const schema = toSchema();
