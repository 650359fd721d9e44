import '../products/graphql/product.ts';
import '../products/graphql/variant.ts';
import '../collections/graphql/collection.ts';
import '../channels/graphql/channel.ts';
import '../search/graphql/queries.ts';
import '../products/graphql/mutations.ts';
import '../prices/graphql/ports.ts';
import { toSchema } from '../builder.ts';

/** The catalogue's schema, its internal port included. */
export const schema = toSchema();
