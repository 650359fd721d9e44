import { extendedReference, reference } from '#kernel/graphql/reference.ts';
import { builder } from './builder.ts';

/** Entities of other domains that loyalty points at, or adds fields to. */
export const CustomerType = extendedReference(builder, 'Customer', 'id');
export const OrderType = reference(builder, 'Order', 'id');
