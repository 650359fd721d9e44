import { parsePage } from '#kernel/values/pagination.ts';
import { builder, pageArgs } from '../../builder.ts';
import { listReservations } from '../list-reservations.ts';
import { ReservationFilterInput } from './inputs.ts';
import { ReservationConnectionType } from './types.ts';

builder.queryField('reservations', (t) =>
  t.field({
    type: ReservationConnectionType,
    access: ['owner', 'inventory:read'],
    description: 'Reservations, the last one first: a customer sees their own, staff those of their stores.',
    args: { filter: t.arg({ type: ReservationFilterInput, description: 'What is listed.' }), ...pageArgs(t) },
    resolve: (_root, { filter, ...args }, { deps, request }) =>
      listReservations(deps, request, filter, parsePage(args, 1)),
  }),
);
