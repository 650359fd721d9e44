import { reference } from '#kernel/graphql/reference.ts';
import { builder } from './builder.ts';

/** Entities of other domains that catalog points at. */
export const LocationType = reference(builder, 'Location', 'id');
