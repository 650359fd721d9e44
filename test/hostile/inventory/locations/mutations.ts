import { BY_NATURE, badIds, type HostileMutations, notA, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';

export const locationsMutations: HostileMutations = {
  createLocation: {
    as: 'merchandiser',
    others: onlyFor('service'),
    input: { code: '@text.upper', name: 'Nice', kind: 'STORE', timeZone: 'Europe/Paris' },
    outcome: 'Location',
    again: { outcome: 'ConflictError' },
    cases: [
      {
        kind: 'malformed',
        what: 'a time zone that is none',
        input: { timeZone: 'Mars/Olympus' },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'a latitude of 91',
        input: { geo: { latitude: 91, longitude: 0 } },
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'hours of a clock that is none',
        input: { hours: [{ dayOfWeek: 'MONDAY', opens: '25:00', closes: '99:00' }] },
        outcome: 'ValidationError',
      },
      { kind: 'twice', what: 'a code that is taken', input: { code: 'PARIS' }, outcome: 'ConflictError' },
      notA('number', { geo: { latitude: 'north', longitude: 0 } }),
    ],
    notApplicable: { "another's id": BY_NATURE.namesNobodys, 'wrong order': BY_NATURE.firstOfItsKind },
  },
  updateLocation: {
    as: 'merchandiser',
    others: { ...onlyFor('service'), lyonAssociate: 'FORBIDDEN' },
    input: { id: '@paris', name: 'Paris' },
    outcome: 'Location',
    again: SAME,
    cases: [
      ...badIds('id', 'loc'),
      {
        kind: 'malformed',
        what: 'a time zone that is none',
        input: { timeZone: '../../etc' },
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'wrong order',
        what: 'a place that is closed',
        first: [{ as: 'admin', mutation: 'updateLocation', input: { id: '@place', active: false } }],
        input: { id: '@place' },
        outcome: 'Location',
      },
    ],
  },
};
