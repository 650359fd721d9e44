import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { createLocation } from '../create-location.ts';
import { updateLocation } from '../update-location.ts';
import { CreateLocationInput, UpdateLocationInput } from './inputs.ts';
import { LocationType } from './types.ts';

builder.mutationFields((t) => ({
  createLocation: t.field({
    type: LocationType,
    description: 'Needs inventory:write at the head office.',
    errors: { types: [ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: CreateLocationInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => createLocation(deps, request, input),
  }),
  updateLocation: t.field({
    type: LocationType,
    description: 'Needs inventory:write; associates change their own store. Hours that are given replace all hours.',
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    args: { input: t.arg({ type: UpdateLocationInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => updateLocation(deps, request, input),
  }),
}));
