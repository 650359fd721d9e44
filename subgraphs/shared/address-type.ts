import type { SchemaTypes } from '@pothos/core';
import { type Address, type AddressInput, type Coordinates, MAX_PART } from './address.ts';

/** The parts of an address as readers and writers see them. */
const PARTS: Readonly<Record<keyof Address, string>> = {
  name: 'Who receives what is sent there.',
  company: 'The company, where there is one.',
  line1: 'Number and street.',
  line2: 'Building, floor, apartment.',
  city: 'City or town.',
  region: 'State, province or county.',
  postalCode: 'As the country writes it.',
  countryCode: 'ISO 3166-1 alpha-2, such as FR.',
  phone: 'A phone number for who delivers.',
};

const partNames = Object.keys(PARTS) as ReadonlyArray<keyof Address>;
const bound = (part: keyof Address) => (part === 'countryCode' ? '' : ` At most ${MAX_PART} characters.`);
const typeOf = (part: keyof Address) => (part === 'countryCode' ? 'CountryCode' : 'String');

/** `Address`, the same type in every domain that knows one. */
export function addressType<Types extends SchemaTypes>(builder: PothosSchemaTypes.SchemaBuilder<Types>) {
  const ref = builder.objectRef<Address>('Address');
  ref.implement({
    description: 'An address, as written on a letter; what is not known is null.',
    shareable: true,
    fields: (t) =>
      Object.fromEntries(
        partNames.map((part) => [
          part,
          t.field({
            type: typeOf(part),
            nullable: true,
            description: PARTS[part],
            resolve: (address: Address) => address[part],
          } as never),
        ]),
      ) as never,
  });
  return ref;
}

/** `GeoPointInput` and `AddressInput`, equal wherever a place is written: composing keeps what all of them know. */
export function addressInputs<Types extends SchemaTypes>(builder: PothosSchemaTypes.SchemaBuilder<Types>) {
  const GeoPointInput = builder.inputRef<Coordinates>('GeoPointInput');
  GeoPointInput.implement({
    description: 'A point on the Earth, in degrees (WGS 84).',
    fields: (t) =>
      ({
        latitude: t.float({ required: true as never, description: 'Degrees north of the equator, -90 to 90.' }),
        longitude: t.float({ required: true as never, description: 'Degrees east of Greenwich, -180 to 180.' }),
      }) as never,
  });
  const AddressInput = builder.inputRef<AddressInput>('AddressInput');
  AddressInput.implement({
    description: 'An address; a part that is left out is empty.',
    fields: (t) =>
      ({
        ...Object.fromEntries(
          partNames.map((part) => [
            part,
            t.field({ type: typeOf(part), description: PARTS[part] + bound(part) } as never),
          ]),
        ),
        coordinates: t.field({ type: GeoPointInput, description: 'Where it is on the map.' } as never),
      }) as never,
  });
  return { GeoPointInput, AddressInput };
}
