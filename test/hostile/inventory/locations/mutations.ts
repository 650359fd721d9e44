import { BY_NATURE, badIds, type HostileMutations, notA, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';

export const locationsMutations: HostileMutations = {
  createLocation: {
    as: 'merchandiser',
    others: onlyFor('service'),
    input: { idempotencyKey: '@key', code: '@text.upper', name: 'Nice', kind: 'STORE', timeZone: 'Europe/Paris' },
    outcome: 'CreateLocationPayload',
    again: { outcome: 'same', otherBody: { name: 'Menton' } },
    cases: [
      {
        kind: 'malformed',
        what: 'a time zone that is none',
        input: { timeZone: 'Mars/Olympus' },
        outcome: 'BAD_USER_INPUT',
      },
      {
        kind: 'malformed',
        what: 'a latitude of 91',
        input: { address: { coordinates: { latitude: 91, longitude: 0 } } },
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'hours of a clock that is none',
        input: { openingHours: [{ dayOfWeek: 'MONDAY', opens: '25:00', closes: '99:00' }] },
        outcome: 'BAD_USER_INPUT',
      },
      { kind: 'twice', what: 'a code that is taken', input: { code: 'PARIS' }, outcome: 'ConflictError' },
      notA('number', { address: { coordinates: { latitude: 'north', longitude: 0 } } }),
    ],
    notApplicable: { "another's id": BY_NATURE.namesNobodys, 'wrong order': BY_NATURE.firstOfItsKind },
  },
  updateLocation: {
    as: 'merchandiser',
    others: { ...onlyFor('service'), lyonAssociate: 'FORBIDDEN' },
    input: { locationId: '@paris', name: 'Paris' },
    outcome: 'UpdateLocationPayload',
    again: SAME,
    cases: [
      ...badIds('locationId', 'loc'),
      {
        kind: 'malformed',
        what: 'a time zone that is none',
        input: { timeZone: '../../etc' },
        outcome: 'BAD_USER_INPUT',
      },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'wrong order',
        what: 'a place that is closed',
        first: [{ as: 'admin', mutation: 'updateLocation', input: { locationId: '@place', isActive: false } }],
        input: { locationId: '@place' },
        outcome: 'UpdateLocationPayload',
      },
      {
        kind: 'wrong order',
        what: 'an edit of what another editor has changed',
        input: { expectedVersion: 77 },
        outcome: 'ConflictError',
      },
    ],
  },
};
