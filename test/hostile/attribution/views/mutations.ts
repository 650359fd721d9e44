import { BY_NATURE, badIds, type HostileCase, type HostileMutations, notA, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';

const staff = { as: 'executive', others: onlyFor('parisAssociate') } as const;

const NAMES: readonly HostileCase[] = [
  { kind: 'malformed', what: 'a name of spaces', input: { name: '   ' }, outcome: 'ValidationError' },
  {
    kind: 'malformed',
    what: 'a name with a control character',
    input: { name: 'a\u0007' },
    outcome: 'ValidationError',
  },
  { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
  {
    kind: 'malformed',
    what: 'an address of elsewhere as filters',
    input: { search: 'https://evil.example/' },
    outcome: 'ValidationError',
  },
  {
    kind: 'malformed',
    what: 'a script as filters',
    input: { search: '?p=<script>alert(1)</script>' },
    outcome: 'ValidationError',
  },
  { kind: 'huge', what: 'filters of 100,000 characters', input: { search: `?${HUGE}` }, outcome: 'ValidationError' },
  notA('boolean', { isShared: 'perhaps' }),
];

export const viewsMutations: HostileMutations = {
  createSavedView: {
    ...staff,
    input: {
      idempotencyKey: '@key',
      name: '@otherKey',
      path: '/overview',
      search: '?p=90d',
      isShared: false,
      isDefault: false,
    },
    outcome: 'CreateSavedViewPayload',
    again: { ...SAME, otherBody: { search: '?p=7d' } },
    cases: [
      ...NAMES,
      {
        kind: 'malformed',
        what: 'a page of another site',
        input: { path: '//evil.example' },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'a script as a page',
        input: { path: 'javascript:alert(1)' },
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'a page of 100,000 characters', input: { path: `/${HUGE}` }, outcome: 'ValidationError' },
    ],
    notApplicable: { 'wrong order': BY_NATURE.firstOfItsKind, "another's id": BY_NATURE.namesNobodys },
  },
  updateSavedView: {
    ...staff,
    input: { savedViewId: '@savedView.id', search: '?p=7d' },
    outcome: 'UpdateSavedViewPayload',
    again: { outcome: 'UpdateSavedViewPayload' },
    cases: [
      ...badIds('savedViewId', 'svw'),
      ...NAMES,
      {
        kind: "another's id",
        what: 'a view that another shares',
        input: { savedViewId: '@sharedView.id' },
        outcome: 'FORBIDDEN',
      },
      { kind: "another's id", what: 'a view of another', as: 'merchandiser', input: {}, outcome: 'NotFoundError' },
      { kind: 'wrong order', what: 'a version that is gone', input: { expectedVersion: 99 }, outcome: 'ConflictError' },
    ],
  },
  deleteSavedView: {
    ...staff,
    input: { savedViewId: '@savedView.id', idempotencyKey: '@key' },
    outcome: 'DeleteSavedViewPayload',
    again: SAME,
    cases: [
      ...badIds('savedViewId', 'svw'),
      {
        kind: "another's id",
        what: 'a view that another shares',
        input: { savedViewId: '@sharedView.id' },
        outcome: 'FORBIDDEN',
      },
    ],
    notApplicable: { 'wrong order': BY_NATURE.anyState },
  },
  setDefaultView: {
    ...staff,
    input: { path: '/overview', savedViewId: '@savedView.id' },
    outcome: 'SetDefaultViewPayload',
    again: SAME,
    cases: [
      ...badIds('savedViewId', 'svw').filter(({ what }) => !what.startsWith('no ')),
      { kind: "another's id", what: 'a view of another', as: 'merchandiser', input: {}, outcome: 'NotFoundError' },
      { kind: 'wrong order', what: 'a view of another page', input: { path: '/traffic' }, outcome: 'ValidationError' },
    ],
  },
};
