import { HttpError } from 'react-admin';
import { listByPage } from '../../../api/connection.ts';
import { expectMember } from '../../../api/errors.ts';
import {
  type LocationListResult,
  locationDocument,
  locationListDocument,
  updateLocationDocument,
} from '../../../api/generated/inventory/locations.ts';
import type { CreateHandlers } from '../../../api/resource.ts';
import { type LocationForm, toForm, toLocationField, toLocationInput } from './location-input.ts';

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
        const filter = { ...(kind ? { kinds: [kind] } : {}), isActive: state !== 'outOfUse' };
        const { locations } = await client.request(
          locationListDocument,
          { first, after, filter },
          { signal: params.signal },
        );
        return { ...locations, meta: undefined };
      }),
    getOne: ({ id }) => read(String(id)),
    async update({ data }) {
      const form = data as LocationForm;
      const { updateLocation } = await client.request(updateLocationDocument, { input: toLocationInput(form) });
      expectMember(updateLocation, 'UpdateLocationPayload', toLocationField);
      return read(form.id);
    },
  };
};
