import { builder } from '../../builder.ts';
import { findLocation } from '../find-location.ts';
import { listLocations } from '../list-locations.ts';
import { LocationKindType, LocationType } from './types.ts';

builder.queryFields((t) => ({
  locations: t.field({
    type: [LocationType],
    description: 'Warehouses, then stores by name.',
    args: { kind: t.arg({ type: LocationKindType }), activeOnly: t.arg.boolean({ defaultValue: true }) },
    resolve: (_root, { kind, activeOnly }, { deps }) =>
      listLocations(deps, { kind: kind ?? undefined, activeOnly: activeOnly ?? true }),
  }),
  location: t.field({
    type: LocationType,
    nullable: true,
    description: 'By id or code; null when there is none.',
    args: { id: t.arg.id(), code: t.arg.string() },
    resolve: (_root, { id, code }, { deps }) => findLocation(deps, { id, code }),
  }),
}));
