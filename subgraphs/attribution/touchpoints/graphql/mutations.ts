import { appliedContext } from '#kernel/request/context.ts';
import { mutation } from '../../builder.ts';
import { recordTouchpoints } from '../record-touchpoints.ts';
import { RecordTouchpointsInput } from './inputs.ts';

mutation('recordTouchpoints', {
  description:
    'Keeps moments of the caller’s own, as `POST /beacon` does: durable when it answers, in figures some seconds later. Bad ones are left out.',
  access: 'public',
  input: RecordTouchpointsInput,
  resolve: ({ touchpoints, idempotencyKey }, { deps, request }) => {
    const channel = appliedContext(request).channelCode;
    const moments = touchpoints.map(({ occurredAt, locationId, ...touchpoint }) => ({
      ...touchpoint,
      occurredAt: occurredAt.toISOString(),
      storeId: locationId,
      channel,
    }));
    return recordTouchpoints(deps, request, { touchpoints: moments, idempotencyKey });
  },
  payload: (t) => ({
    acceptedCount: t.exposeInt('accepted', { description: 'Moments that were kept.' }),
    rejectedIndexes: t.field({
      type: ['Int'],
      description: 'Places in the request of those that were not, from 0; at most 99.',
      resolve: ({ rejected }) => rejected.map(({ index }) => index),
    }),
  }),
});
