import { BY_NATURE, badIds, type HostileMutations, notA, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE, unknownId } from '../../values.ts';
import { archived } from '../products/steps.ts';

const staff = { as: 'merchandiser', others: onlyFor('parisAssociate') } as const;

export const collectionsMutations: HostileMutations = {
  createCollection: {
    ...staff,
    input: { idempotencyKey: '@key', title: 'Winter', handle: '@text.id' },
    outcome: 'CreateCollectionPayload',
    again: { outcome: 'same', otherBody: { title: 'Summer' } },
    cases: [
      { kind: 'malformed', what: 'no title', input: { title: '' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a title of 100,000 characters', input: { title: HUGE }, outcome: 'ValidationError' },
      notA('text', { title: ['Winter'] }),
    ],
    notApplicable: { "another's id": BY_NATURE.namesNobodys, 'wrong order': BY_NATURE.firstOfItsKind },
  },
  addProductsToCollection: {
    ...staff,
    input: { collectionId: '@collection', productIds: ['@product'] },
    outcome: 'AddProductsToCollectionPayload',
    again: SAME,
    cases: [
      ...badIds('collectionId', 'col'),
      {
        kind: "another's id",
        what: 'a product of nobody',
        input: { productIds: [unknownId('prd')] },
        outcome: ['NotFoundError', 'ValidationError'],
      },
      {
        kind: 'huge',
        what: '6,000 products',
        input: { productIds: Array.from({ length: 6_000 }, () => unknownId('prd')) },
        outcome: ['ValidationError', 'NotFoundError', 'BAD_REQUEST'],
      },
      {
        kind: 'wrong order',
        what: 'a product that is archived',
        first: [archived],
        input: {},
        outcome: 'AddProductsToCollectionPayload',
      },
    ],
  },
  removeProductsFromCollection: {
    ...staff,
    input: { collectionId: '@collection', productIds: ['@product'] },
    outcome: 'RemoveProductsFromCollectionPayload',
    again: SAME,
    cases: [
      ...badIds('collectionId', 'col'),
      {
        kind: "another's id",
        what: 'a product of nobody',
        input: { productIds: [unknownId('prd')] },
        outcome: 'NotFoundError',
      },
      {
        kind: 'huge',
        what: '6,000 products',
        input: { productIds: Array.from({ length: 6_000 }, () => unknownId('prd')) },
        outcome: ['ValidationError', 'BAD_REQUEST'],
      },
      {
        kind: 'wrong order',
        what: 'a product that is archived',
        first: [archived],
        input: {},
        outcome: 'RemoveProductsFromCollectionPayload',
      },
    ],
  },
  updateCollection: {
    ...staff,
    input: { collectionId: '@collection', title: 'Spring' },
    outcome: 'UpdateCollectionPayload',
    again: SAME,
    cases: [
      ...badIds('collectionId', 'col'),
      { kind: 'malformed', what: 'no title', input: { title: ' ' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a title of 100,000 characters', input: { title: HUGE }, outcome: 'ValidationError' },
      notA('text', { title: ['Spring'] }),
      {
        kind: 'wrong order',
        what: 'an edit of what another editor has changed',
        input: { expectedVersion: 0 },
        outcome: 'ConflictError',
      },
    ],
  },
};
