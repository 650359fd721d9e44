import { defineLoader } from '#kernel/graphql/loader.ts';
import type { AttributionDeps } from '../../deps.ts';
import { getOrderCredits } from '../get-order-credits.ts';
import type { AttributionModel } from '../model/attribution-model.ts';
import type { TouchpointCredit } from '../model/order-credits.ts';

type Key = `${AttributionModel} ${string}`;

/** The credits of orders, each key a model and an order. */
export const orderCreditLoader = defineLoader<AttributionDeps, readonly TouchpointCredit[] | null, Key>(
  ({ deps, request }, keys) =>
    getOrderCredits(
      deps,
      request,
      keys.map((key) => {
        const [model, orderId = ''] = key.split(' ');
        return { model: model as AttributionModel, orderId };
      }),
    ),
);
