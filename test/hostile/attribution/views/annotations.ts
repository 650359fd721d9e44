import { BY_NATURE, badIds, type HostileCase, type HostileMutations, notA, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE } from '../../values.ts';

const staff = { as: 'executive', others: onlyFor('merchandiser') } as const;

const TEXTS: readonly HostileCase[] = [
  { kind: 'malformed', what: 'a control character', input: { textEn: 'a\u0007' }, outcome: 'ValidationError' },
  { kind: 'huge', what: 'a text of 100,000 characters', input: { textEn: HUGE }, outcome: 'ValidationError' },
  notA('kind', { kind: 'PARTY' }),
];

export const annotationMutations: HostileMutations = {
  createAnnotation: {
    ...staff,
    input: { idempotencyKey: '@key', happenedOn: '2026-03-01', kind: 'PROMOTION', textFr: 'Soldes' },
    outcome: 'CreateAnnotationPayload',
    again: { ...SAME, otherBody: { textFr: 'Autre' } },
    cases: [
      ...TEXTS,
      { kind: 'malformed', what: 'no text', input: { textFr: ' ' }, outcome: 'ValidationError' },
      notA('day', { happenedOn: '2026-02-30' }),
    ],
    notApplicable: { 'wrong order': BY_NATURE.firstOfItsKind, "another's id": BY_NATURE.namesNobodys },
  },
  updateAnnotation: {
    ...staff,
    input: { annotationId: '@annotation.id', textEn: 'No registers until noon' },
    outcome: 'UpdateAnnotationPayload',
    again: { outcome: 'UpdateAnnotationPayload' },
    cases: [
      ...badIds('annotationId', 'ann'),
      ...TEXTS,
      { kind: 'malformed', what: 'no text in any language', input: { textEn: '' }, outcome: 'ValidationError' },
      { kind: 'wrong order', what: 'a version that is gone', input: { expectedVersion: 99 }, outcome: 'ConflictError' },
    ],
  },
  deleteAnnotation: {
    ...staff,
    input: { annotationId: '@annotation.id', idempotencyKey: '@key' },
    outcome: 'DeleteAnnotationPayload',
    again: SAME,
    cases: [...badIds('annotationId', 'ann')],
    notApplicable: { 'wrong order': BY_NATURE.anyState },
  },
};
