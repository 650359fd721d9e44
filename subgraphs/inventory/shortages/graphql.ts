import { givenId, givenIds } from '../../shared/given-ids.ts';
import { builder } from '../builder.ts';
import { givenLevel } from '../ports/levels.ts';
import { listShortLevels } from './list-short-levels.ts';
import type { ReroutedUnits } from './model/reroute.ts';
import type { MissingUnits, ShortLevel } from './model/short-level.ts';
import { readMissing } from './read-missing.ts';
import { reroute } from './reroute.ts';

const inaccessible = true;

const InventoryMissingType = builder.objectRef<MissingUnits>('InventoryMissing').implement({
  inaccessible,
  fields: (t) => ({
    variantId: t.exposeID('variantId'),
    locationId: t.exposeID('locationId'),
    shortage: t.exposeInt('shortage'),
    missing: t.exposeInt('missing'),
  }),
});
const InventoryLevelInput = builder.inputType('InventoryLevelInput', {
  inaccessible,
  fields: (t) => ({ variantId: t.id({ required: true }), locationId: t.id({ required: true }) }),
});
const InventoryReroutedType = builder.objectRef<ReroutedUnits>('InventoryRerouted').implement({
  inaccessible,
  fields: (t) => ({ locationId: t.exposeID('locationId'), quantity: t.exposeInt('quantity') }),
});
const InventoryRerouteInput = builder.inputType('InventoryRerouteInput', {
  inaccessible,
  fields: (t) => ({
    key: t.string({ required: true }),
    orderId: t.id({ required: true }),
    variantId: t.id({ required: true }),
    fromLocationId: t.id({ required: true }),
    quantity: t.int({ required: true }),
    locationIds: t.idList({ required: true }),
  }),
});

const InventoryShortLevelType = builder.objectRef<ShortLevel>('InventoryShortLevel').implement({
  inaccessible,
  fields: (t) => ({
    variantId: t.exposeID('variantId'),
    locationId: t.exposeID('locationId'),
    version: t.exposeInt('version'),
  }),
});

builder.queryField('inventoryShortLevels', (t) =>
  t.field({
    type: [InventoryShortLevelType],
    inaccessible,
    access: 'service',
    description: 'Levels where units are missing that placed orders are promised, at most 1000; one statement.',
    resolve: (_root, _args, { deps }) => listShortLevels(deps),
  }),
);

builder.queryField('inventoryMissing', (t) =>
  t.field({
    type: [InventoryMissingType],
    inaccessible,
    access: 'service',
    description: 'What is short at levels, and how much of it placed orders wait for; one statement.',
    args: { levels: t.arg({ type: [InventoryLevelInput], required: true }) },
    resolve: (_root, { levels }, { deps }) => readMissing(deps, levels.map(givenLevel)),
  }),
);

builder.mutationField('inventoryReroute', (t) =>
  t.field({
    type: [InventoryReroutedType],
    inaccessible,
    access: 'service',
    description:
      'Commits units of other locations in place of those that are missing; as many as are, once by key, which answers the same again.',
    args: { input: t.arg({ type: InventoryRerouteInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) =>
      reroute(deps, request, {
        ...input,
        variantId: givenId('var', input.variantId),
        fromLocationId: givenId('loc', input.fromLocationId),
        locationIds: givenIds('loc', input.locationIds),
      }),
  }),
);
