import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder, idempotencyKey, mutation } from '../../builder.ts';
import { setFootfall } from '../set-footfall.ts';
import { FootfallCountType } from './types.ts';

const FootfallCountInput = builder.inputType('FootfallCountInput', {
  description: 'How many came into a store on a day, or in one hour of it.',
  fields: (t) => ({
    locationId: t.id({ required: true, description: 'The store.' }),
    date: t.field({ type: 'Date', required: true, description: 'The business day, of the years 2000 to 2199.' }),
    hour: t.int({
      description: "From 0 to 23, in the shop's time zone; absent for the whole day, whose count holds over its hours.",
    }),
    visitors: t.int({ description: 'From 0 to 1,000,000; absent takes back what was said.' }),
  }),
});

const SetFootfallInput = builder.inputType('SetFootfallInput', {
  description: 'Counts of visitors of stores.',
  fields: (t) => ({
    counts: t.field({
      type: [FootfallCountInput],
      required: true,
      description: '1 to 500; each holds in place of what was said before for its store, day and hour.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});

mutation('setFootfall', {
  description: 'States how many came into stores by day, or by hour; figures of store conversion read it at once.',
  access: 'reports:write',
  input: SetFootfallInput,
  errors: [ConflictError, NotFoundError],
  resolve: async (input, { deps, request }) => ({ counts: await setFootfall(deps, request, input) }),
  payload: (t) => ({
    counts: t.field({
      type: [FootfallCountType],
      description: 'What holds now of what was said; at most 500.',
      resolve: ({ counts }) => [...counts],
    }),
  }),
});
