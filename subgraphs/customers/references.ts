import { reference } from '#kernel/graphql/reference.ts';
import { builder } from './builder.ts';

/** Entities of other domains that customers points at. */
export const ChannelType = reference(builder, 'Channel', 'code');
export const LocationType = reference(builder, 'Location', 'id');
export const OrderType = reference(builder, 'Order', 'id');
