import { extendedReference, reference } from '#kernel/graphql/reference.ts';
import { builder } from './builder.ts';

/** Entities of other domains that attribution points at, or adds fields to. */
export const ChannelType = reference(builder, 'Channel', 'code');
export const LocationType = reference(builder, 'Location', 'id');
export const StaffType = reference(builder, 'StaffMember', 'id');
export const InteractionType = reference(builder, 'Interaction', 'id');
export const ProductType = reference(builder, 'Product', 'id');
export const ProductVariantType = reference(builder, 'ProductVariant', 'id');
export const CustomerType = extendedReference(builder, 'Customer', 'id');
export const OrderType = extendedReference(builder, 'Order', 'id');
