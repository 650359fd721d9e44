import { extendedReference, reference } from '#kernel/graphql/reference.ts';
import { sessionType } from '../shared/session-type.ts';
import { builder } from './builder.ts';

/** Entities of other domains that orders points at. */
export const ChannelType = reference(builder, 'Channel', 'code');
export const LocationType = reference(builder, 'Location', 'id');
export const ProductVariantType = reference(builder, 'ProductVariant', 'id');
export const StaffType = reference(builder, 'StaffMember', 'id');

/** The session that a new cart may bring. */
export const SessionType = sessionType(builder);

/** The customer, to whom orders adds their history and their cart. */
export const CustomerType = extendedReference(builder, 'Customer', 'id');

/** The reference of an optional id. */
export function refer(id: string | null): { id: string } | null {
  return id === null ? null : { id };
}
