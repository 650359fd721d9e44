import './product.ts';
import './variant.ts';
import './collection.ts';
import './channel.ts';
import './queries.ts';
import './mutations.ts';
import './ports.ts';
import { toSchema } from './builder.ts';

/** The catalogue's schema, its internal port included. */
export const schema = toSchema();
