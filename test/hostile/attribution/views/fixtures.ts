import { randomUUID } from 'node:crypto';
import { type Fixtures, idIn } from '../../fixture.ts';

/** Days that have no note yet: one takes ten. */
let days = 0;
const nextDay = () => new Date(Date.UTC(2020, 0, ++days)).toISOString().slice(0, 10);

export const viewFixtures: Fixtures = {
  savedView: async ({ must }) => {
    const name = randomUUID();
    const input = { idempotencyKey: randomUUID(), name, path: '/overview', search: '?p=90d', isShared: false };
    return { id: idIn(await must('executive', 'createSavedView', input), 'CreateSavedViewPayload_savedView') };
  },
  sharedView: async ({ must }) => {
    const name = randomUUID();
    const input = { idempotencyKey: randomUUID(), name, path: '/overview', search: '', isShared: true };
    return { id: idIn(await must('merchandiser', 'createSavedView', input), 'CreateSavedViewPayload_savedView') };
  },
  annotation: async ({ must }) => {
    const input = { idempotencyKey: randomUUID(), happenedOn: nextDay(), kind: 'OUTAGE', textEn: 'No registers' };
    return { id: idIn(await must('executive', 'createAnnotation', input), 'CreateAnnotationPayload_annotation') };
  },
};
