import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { mutation } from '../../builder.ts';
import { createLocation } from '../create-location.ts';
import { updateLocation } from '../update-location.ts';
import { CreateLocationInput, UpdateLocationInput } from './inputs.ts';
import { LocationType } from './types.ts';

mutation('createLocation', {
  description: 'Opens a warehouse or a store; staff who are bound to stores cannot.',
  access: 'inventory:write',
  input: CreateLocationInput,
  errors: [ConflictError],
  resolve: async (input, { deps, request }) => ({ location: await createLocation(deps, request, input) }),
  payload: (t) => ({
    location: t.field({ type: LocationType, description: 'The new location.', resolve: ({ location }) => location }),
  }),
});

mutation('updateLocation', {
  description: 'Changes a location; staff who are bound to stores change their own. Hours that are given replace all.',
  access: 'inventory:write',
  input: UpdateLocationInput,
  errors: [ConflictError, NotFoundError],
  resolve: async (input, { deps, request }) => ({ location: await updateLocation(deps, request, input) }),
  payload: (t) => ({
    location: t.field({
      type: LocationType,
      description: 'The location as it is now.',
      resolve: ({ location }) => location,
    }),
  }),
});
