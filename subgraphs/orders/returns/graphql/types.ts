import { builder, connectionType } from '../../builder.ts';
import type { Disposition, OrderReturn } from '../../order/model/order-return.ts';
import type { PartOf } from '../../order/model/part.ts';

export const ReturnType = builder.objectRef<PartOf<OrderReturn>>('Return');
export const ReturnConnectionType = connectionType('Return', ReturnType);

export const ReturnDispositionType = builder.enumType('ReturnDisposition', {
  description: 'What becomes of units that came back.',
  values: {
    RESTOCKED: { description: 'They can be sold again.' },
    DAMAGED: { description: 'They cannot be sold again.' },
  } satisfies Record<Disposition, object>,
});
