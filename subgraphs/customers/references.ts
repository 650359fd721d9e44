import { reference } from '#kernel/graphql/reference.ts';
import { sessionType } from '../shared/session-type.ts';
import { builder } from './builder.ts';

/** Entities of other domains that customers points at. */
export const ChannelType = reference(builder, 'Channel', 'code');
export const GiftCardType = reference(builder, 'GiftCard', 'id');
export const LocationType = reference(builder, 'Location', 'id');
export const OrderType = reference(builder, 'Order', 'id');
export const ProductVariantType = reference(builder, 'ProductVariant', 'id');
export const ReturnType = reference(builder, 'Return', 'id');

/** Shared with the domains that hand a session on. */
export const SessionType = sessionType(builder);
