import { builder } from '../../builder.ts';
import { GeoPointInput, LocationKind, OpeningHoursInput, SpecialDayInput } from '../../locations/graphql/types.ts';

const inaccessible = true;

const HoldKind = builder.enumType('InventoryHoldKind', {
  inaccessible,
  values: ['CART', 'CHECKOUT', 'E_RESERVATION'] as const,
});
const Disposition = builder.enumType('InventoryDisposition', {
  inaccessible,
  values: ['RESTOCKED', 'DAMAGED'] as const,
});

const InventoryHoldLineInput = builder.inputType('InventoryHoldLineInput', {
  inaccessible,
  fields: (t) => ({
    lineId: t.id({ required: true }),
    variantId: t.id({ required: true }),
    quantity: t.int({ required: true }),
    locationIds: t.idList({ required: true }),
  }),
});

export const InventoryHoldInput = builder.inputType('InventoryHoldInput', {
  inaccessible,
  fields: (t) => ({
    key: t.string({ required: true }),
    kind: t.field({ type: HoldKind, required: true }),
    ownerId: t.id({ required: true }),
    convertFromOwnerId: t.id(),
    ownerVersion: t.int(),
    expiresAt: t.field({ type: 'DateTime' }),
    lines: t.field({ type: [InventoryHoldLineInput], required: true }),
  }),
});

export const InventoryPassedHoldInput = builder.inputType('InventoryPassedHoldInput', {
  inaccessible,
  fields: (t) => ({
    ownerId: t.id({ required: true }),
    expiresAt: t.field({ type: 'DateTime', required: true }),
  }),
});

export const InventoryUnitsInput = builder.inputType('InventoryUnitsInput', {
  inaccessible,
  fields: (t) => ({
    variantId: t.id({ required: true }),
    locationId: t.id({ required: true }),
    quantity: t.int({ required: true }),
  }),
});

export const InventoryRestockInput = builder.inputType('InventoryRestockInput', {
  inaccessible,
  fields: (t) => ({
    variantId: t.id({ required: true }),
    locationId: t.id({ required: true }),
    quantity: t.int({ required: true }),
    disposition: t.field({ type: Disposition, required: true }),
  }),
});

export const InventorySaleLineInput = builder.inputType('InventorySaleLineInput', {
  inaccessible,
  fields: (t) => ({ variantId: t.id({ required: true }), quantity: t.int({ required: true }) }),
});

export const InventoryLocationInput = builder.inputType('InventoryLocationInput', {
  inaccessible,
  fields: (t) => ({
    code: t.string({ required: true }),
    name: t.string({ required: true }),
    kind: t.field({ type: LocationKind, required: true }),
    timeZone: t.string({ required: true }),
    line1: t.string(),
    postalCode: t.string(),
    city: t.string(),
    countryCode: t.string(),
    geo: t.field({ type: GeoPointInput }),
    pickupEnabled: t.boolean(),
    shipFromStore: t.boolean(),
    hours: t.field({ type: [OpeningHoursInput] }),
    specialDays: t.field({ type: [SpecialDayInput] }),
  }),
});
