import { HttpError } from 'react-admin';
import { listByPage } from '../../../api/connection.ts';
import { expectMember } from '../../../api/errors.ts';
import {
  createLocationDocument,
  type LocationListResult,
  type LocationSort,
  type LocationSortKey,
  locationDocument,
  locationListDocument,
  updateLocationDocument,
} from '../../../api/generated/inventory/locations.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import {
  type LocationForm,
  type NewLocation,
  toForm,
  toLocationField,
  toLocationInput,
  toNewLocationInput,
} from './location-input.ts';

/** How the list begins: warehouses first, then stores by name. */
export const LOCATION_ORDER = { field: 'kind', order: 'ASC' } as const;

const SORT_KEYS: Readonly<Record<string, LocationSortKey>> = {
  name: 'NAME',
  code: 'CODE',
  city: 'CITY',
  isActive: 'STATUS',
};

function toSort({ field, order }: { field: string; order: string } = LOCATION_ORDER): LocationSort {
  return { key: SORT_KEYS[field] ?? 'KIND', direction: order === 'DESC' ? 'DESC' : 'ASC' };
}

export type LocationRow = LocationListResult['locations']['nodes'][number];
export type LocationRecord = LocationForm;

export const locationHandlers: CreateHandlers = (client, cursors) => {
  async function read(id: string): Promise<LocationRecord> {
    const { location } = await client.request(locationDocument, { id });
    if (!location) throw new HttpError('Location not found', 404, { code: 'NOT_FOUND' });
    return toForm(location);
  }
  return {
    getList: (params) =>
      listByPage(cursors, 'locations', params, async (first, after) => {
        const { kind, state } = params.filter ?? {};
        const filter = { ...(kind ? { kinds: [kind] } : {}), isActive: state !== 'inactive' };
        const { locations } = await client.request(
          locationListDocument,
          { first, after, filter, sort: toSort(params.sort) },
          { signal: params.signal },
        );
        return { ...locations, meta: undefined };
      }),
    getOne: ({ id }) => read(String(id)),
    async create({ data }) {
      const input = toNewLocationInput(data as NewLocation);
      const { createLocation } = await client.request(createLocationDocument, { input });
      return read(expectMember(createLocation, 'CreateLocationPayload', toLocationField).location.id);
    },
    async update({ data }) {
      const form = data as LocationForm;
      const { updateLocation } = await client.request(updateLocationDocument, { input: toLocationInput(form) });
      expectMember(updateLocation, 'UpdateLocationPayload', toLocationField);
      return read(form.id);
    },
  };
};
