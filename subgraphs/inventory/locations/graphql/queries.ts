import { parsePage } from '#kernel/values/pagination.ts';
import { assertCan } from '../../../shared/permissions.ts';
import { builder, pageArgs } from '../../builder.ts';
import { findLocation } from '../find-location.ts';
import { listLocations } from '../list-locations.ts';
import { LocationFilterInput, LocationRefInput } from './inputs.ts';
import { LocationConnectionType, LocationType } from './types.ts';

builder.queryFields((t) => ({
  locations: t.field({
    type: LocationConnectionType,
    access: 'public',
    description: 'Warehouses, then stores by name; active ones unless others are asked for.',
    args: { filter: t.arg({ type: LocationFilterInput, description: 'What is listed.' }), ...pageArgs(t) },
    resolve: (_root, { filter, ...args }, { deps, request }) => {
      const isActive = filter?.isActive ?? true;
      if (!isActive) assertCan(request.actor, 'inventory:read');
      return listLocations(deps, { kinds: filter?.kinds ?? undefined, isActive }, parsePage(args, 3));
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
