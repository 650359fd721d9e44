import { builder } from '../builder.ts';
import { InventoryLocationInput } from '../commitments/graphql/inputs.ts';
import { importMovements } from '../imports/import-movements.ts';
import { ensureLocations } from '../locations/ensure-locations.ts';

const inaccessible = true;

const EnsuredLocation = builder.objectRef<{ code: string; id: string }>('InventoryEnsuredLocation').implement({
  inaccessible,
  fields: (t) => ({ code: t.exposeString('code'), id: t.exposeID('id') }),
});

builder.mutationField('inventoryEnsureLocations', (t) =>
  t.field({
    type: [EnsuredLocation],
    inaccessible,
    authScopes: { service: true },
    description: 'Makes the locations whose code is new; answers the ids of all of them.',
    args: { locations: t.arg({ type: [InventoryLocationInput], required: true }) },
    resolve: (_root, { locations }, { deps }) =>
      ensureLocations(
        deps,
        locations.map(({ specialDays, ...location }) => ({
          ...location,
          specialDays: specialDays?.map(({ day, opens = null, closes = null }) => ({ day, opens, closes })),
        })),
      ),
  }),
);

builder.mutationField('inventoryImportMovements', (t) =>
  t.field({
    type: 'JSON',
    inaccessible: true,
    authScopes: { service: true },
    description: 'Takes over stock movements of another system: {created, unchanged}.',
    args: { batch: t.arg({ type: 'JSON', required: true }) },
    resolve: (_root, { batch }, { deps }) => importMovements(deps, batch),
  }),
);
