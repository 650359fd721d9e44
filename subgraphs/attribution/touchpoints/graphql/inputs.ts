import { builder, idempotencyKey } from '../../builder.ts';
import { MAX_RECORDED } from '../record-touchpoints.ts';
import { TouchpointKindType } from './types.ts';

const TouchpointInput = builder.inputType('TouchpointInput', {
  description: 'A moment of the caller’s own. Who it is says their token alone; without one the moment links nobody.',
  fields: (t) => ({
    id: t.string({ description: 'Its name, under which it counts once; made of the request when absent.' }),
    occurredAt: t.field({
      type: 'DateTime',
      required: true,
      description: 'When; more than five minutes ahead of our clock it is booked at receipt.',
    }),
    kind: t.field({ type: TouchpointKindType, required: true, description: 'What happened.' }),
    page: t.string({ description: 'Address of the page; its path is kept.' }),
    landingPage: t.string({ description: 'Address of the first page of the visit; its path is kept.' }),
    referrer: t.string({ description: 'Address of the page before; its host is kept.' }),
    device: t.string({ description: 'DESKTOP, MOBILE or TABLET.' }),
    source: t.string({ description: 'As in `utm_source`.' }),
    medium: t.string({ description: 'As in `utm_medium`.' }),
    campaign: t.string({ description: 'As in `utm_campaign`.' }),
    clickId: t.string({ description: 'The click that led here, as in `gclid`.' }),
    productId: t.id({ description: 'The product that it was about.' }),
    locationId: t.id({ description: 'The store that it was about.' }),
    consent: t.boolean({
      description:
        'Whether the person agreed to be recognized; left out where nobody was asked. False: it is nobody’s.',
    }),
  }),
});

export const RecordTouchpointsInput = builder.inputType('RecordTouchpointsInput', {
  description: 'Moments of the caller’s own, in the channel of the request.',
  fields: (t) => ({
    touchpoints: t.field({
      type: [TouchpointInput],
      required: true,
      description: `What happened; at most ${MAX_RECORDED}.`,
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});
