import { givenIds } from '../../../shared/given-ids.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { builder } from '../../builder.ts';
import { ensureLocations } from '../ensure-locations.ts';
import type { Location } from '../model/location.ts';
import { readCountry } from '../read-country.ts';
import { readKnownLocations } from '../read-known-locations.ts';
import { readLocationId } from '../read-location-id.ts';
import { readPickupLocations } from '../read-pickup-locations.ts';
import { readStores } from '../read-stores.ts';
import { InventoryLocationInput } from './inputs.ts';

const inaccessible = true;

builder.queryField('inventoryKnownLocations', (t) =>
  t.idList({
    inaccessible,
    access: 'service',
    description: 'Those of the locations that exist, in use or not; one statement.',
    args: { ids: t.arg.idList({ required: true }) },
    resolve: (_root, { ids }, { deps }) => readKnownLocations(deps, givenIds('loc', ids)),
  }),
);

builder.queryField('inventoryPickupLocations', (t) =>
  t.idList({
    inaccessible,
    access: 'service',
    description: 'Those of the locations where customers may pick orders up now; one statement.',
    args: { ids: t.arg.idList({ required: true }) },
    resolve: (_root, { ids }, { deps }) => readPickupLocations(deps, givenIds('loc', ids)),
  }),
);

const InventoryStoreType = builder.objectRef<Location>('InventoryStore').implement({
  inaccessible,
  fields: (t) => ({
    id: t.exposeID('id'),
    code: t.exposeString('code'),
    isActive: t.boolean({ resolve: (store) => store.isActive }),
    catchment: t.exposeStringList('catchment'),
    countryCode: t.string({ nullable: true, resolve: ({ address }) => address.countryCode }),
  }),
});

builder.queryField('inventoryStores', (t) =>
  t.field({
    type: [InventoryStoreType],
    inaccessible,
    access: 'service',
    description: 'Every store, in use or not: the ones that a request can be made in.',
    resolve: (_root, _args, { deps }) => readStores(deps),
  }),
);

builder.queryField('inventoryLocationId', (t) =>
  t.id({
    inaccessible,
    access: 'service',
    nullable: true,
    description: 'The id of the location with this code, in use or not; null when none has it.',
    args: { code: t.arg.string({ required: true }) },
    resolve: (_root, { code }, { deps }) => readLocationId(deps, code),
  }),
);

builder.queryField('inventoryLocationCountry', (t) =>
  t.field({
    type: 'CountryCode',
    inaccessible,
    access: 'service',
    nullable: true,
    description: 'The country of a location; null where its address does not say, or there is none.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { deps }) => readCountry(deps, givenIds('loc', [id])),
  }),
);

const InventoryEnsuredLocationType = builder
  .objectRef<{ code: string; id: LocationId }>('InventoryEnsuredLocation')
  .implement({
    inaccessible,
    fields: (t) => ({ code: t.exposeString('code'), id: t.exposeID('id') }),
  });

builder.mutationField('inventoryEnsureLocations', (t) =>
  t.field({
    type: [InventoryEnsuredLocationType],
    inaccessible,
    access: 'service',
    description: 'Makes the locations whose code is new; answers the ids of all of them.',
    args: { locations: t.arg({ type: [InventoryLocationInput], required: true }) },
    resolve: (_root, { locations }, { deps }) => ensureLocations(deps, locations),
  }),
);
