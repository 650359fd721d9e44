import '../products/graphql/product.ts';
import '../products/graphql/variant.ts';
import '../collections/graphql/collection.ts';
import '../channels/graphql/channel.ts';
import './queries.ts';
import './mutations.ts';
import './ports.ts';
import { toSchema } from '../builder.ts';

/** The catalogue's schema, its internal port included. */
export const schema = toSchema();
