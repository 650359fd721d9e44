import DataLoader from 'dataloader';
import type { GraphContext } from '#kernel/graphql/builder.ts';
import { defineLoader } from '#kernel/graphql/loader.ts';
import { perOperation } from '#kernel/graphql/per-operation.ts';
import { UnavailableError } from '#kernel/values/errors.ts';
import { readableCustomers } from '../../../shared/customer-access.ts';
import { recordsOf } from '../../../shared/customer-alias.ts';
import { can } from '../../../shared/permissions.ts';
import type { OrdersDeps } from '../../deps.ts';
import { type CartPayment, payCart } from '../model/cart-payment.ts';
import type { PricedCart } from '../model/priced-cart.ts';
import { servesCart } from '../open-cart.ts';
import { priceCarts } from '../price-cart.ts';
import { readCartStock } from '../read-cart-stock.ts';
import { readAllRedeemable } from '../read-redeemable.ts';
import { readCartsByIds, readOpenCarts } from '../store/carts.ts';

type Context = GraphContext<OrdersDeps>;

/** Carts by id for their owners and for staff who serve orders. */
export const cartsById = defineLoader(async ({ deps, request }: Context, ids) => {
  const carts = await readCartsByIds(deps.db, ids);
  const owners = carts.map(({ customerId }) => customerId ?? '');
  const readable = await readableCustomers(deps.db, request.actor, owners, 'orders:write');
  const { actor } = request;
  const allowed = carts.filter(
    (cart) => readable.has(cart.customerId ?? '') && (!can(actor, 'orders:write') || servesCart(actor, cart)),
  );
  const priced = await priceCarts(deps, request, allowed);
  const byId = new Map<string, (typeof priced)[number]>(priced.map((one) => [one.cart.id, one]));
  return ids.map((id) => byId.get(id) ?? null);
});

/** Open carts by the id of their customer. */
export const openCarts = defineLoader(async ({ deps, request }: Context, customerIds) => {
  const carts = await readOpenCarts(deps.db, recordsOf(request.actor, customerIds), deps.clock.now());
  const priced = await priceCarts(deps, request, [...carts.values()]);
  const byId = new Map<string, (typeof priced)[number]>(priced.map((one) => [one.cart.id, one]));
  return customerIds.map((id) => byId.get(carts.get(id)?.id ?? '') ?? null);
});

/** What pays carts beside money: one question to loyalty for all of them. Fails while loyalty cannot say. */
export const cartPayments = perOperation(
  (deps: OrdersDeps, request) =>
    new DataLoader<PricedCart, CartPayment>(async (carts) => {
      const answers = await readAllRedeemable(
        deps,
        request,
        carts.map(({ cart }) => cart),
      );
      return carts.map((priced, index) => payCart(priced, answers[index] ?? null));
    }),
);

/** The same, counted with what the cart knows while loyalty cannot say. */
export async function cartPaymentOrLast(context: Context, priced: PricedCart): Promise<CartPayment> {
  return cartPayments(context)
    .load(priced)
    .catch((error: unknown) => {
      if (!(error instanceof UnavailableError)) throw error;
      return payCart(priced, null);
    });
}

/** Stock of the lines of carts, as few questions to inventory as their holds allow. */
export const cartStock = perOperation(
  (deps: OrdersDeps, request) =>
    new DataLoader<PricedCart, Awaited<ReturnType<typeof readCartStock>>[number]>((carts) =>
      readCartStock(deps, request, carts),
    ),
);
