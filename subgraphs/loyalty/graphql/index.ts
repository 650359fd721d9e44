import '../points/graphql/account.ts';
import '../gift-cards/graphql/gift-card.ts';
import './mutations.ts';
import './ports.ts';
import { toSchema } from '../builder.ts';

export const schema = toSchema();
