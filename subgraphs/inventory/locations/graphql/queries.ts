import { assertCan } from '../../../shared/permissions.ts';
import { builder, pageArgs } from '../../builder.ts';
import { findLocation } from '../find-location.ts';
import { listLocations } from '../list-locations.ts';
import { LocationFilterInput, LocationRefInput, LocationSortInput } from './inputs.ts';
import { LocationConnectionType, LocationType } from './types.ts';

builder.queryFields((t) => ({
  locations: t.field({
    type: LocationConnectionType,
    access: 'public',
    description:
      'Locations; active ones unless others are asked for, warehouses and then stores by name unless sorted otherwise.',
    args: {
      filter: t.arg({ type: LocationFilterInput, description: 'What is listed.' }),
      sort: t.arg({ type: LocationSortInput, description: 'Their order.' }),
      ...pageArgs(t),
    },
    resolve: (_root, { filter, ...args }, { deps, request }) => {
      const isActive = filter?.isActive ?? true;
      if (!isActive) assertCan(request.actor, 'inventory:read');
      return listLocations(deps, { kinds: filter?.kinds ?? undefined, isActive }, args);
    },
  }),
  location: t.field({
    type: LocationType,
    access: 'public',
    nullable: true,
    description: 'A location by one of its keys; null when there is none.',
    args: { ref: t.arg({ type: LocationRefInput, required: true, description: 'Names it.' }) },
    resolve: (_root, { ref }, { deps }) => findLocation(deps, ref),
  }),
}));
