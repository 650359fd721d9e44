import { type FormEvent, useState } from 'react';
import { useCart } from '../api/cart.ts';
import { COMPLETE_CHECKOUT, PICKUP_STORES, UPDATE_CART } from '../api/documents.ts';
import type { CartPartsFragment, DeliveryMethod } from '../api/generated/graphql.ts';
import { ask, done, newKey } from '../api/shop.ts';
import { useQuery } from '../api/use-query.ts';
import { Failure } from '../parts/Failure.tsx';
import { useAction } from '../parts/use-action.ts';
import { useTexts } from '../texts.ts';

/** Where the payment provider's page sends the shopper back to. */
const RETURN_URL = new URL('#/payment', location.href).href;

export function CheckoutForm({ cart }: { readonly cart: CartPartsFragment }) {
  const { t, language, money } = useTexts();
  const { set } = useCart();
  const { isBusy, error, run } = useAction();
  const [method, setMethod] = useState<DeliveryMethod>('SHIP');

  const pay = (form: FormData) =>
    run(async () => {
      const field = (name: string) => String(form.get(name) ?? '');
      const target = { cartId: cart.id, idempotencyKey: newKey() };
      const where =
        method === 'PICKUP'
          ? { pickupLocationId: field('store') }
          : {
              shippingAddress: {
                name: field('name'),
                line1: field('line1'),
                postalCode: field('postalCode'),
                city: field('city'),
                countryCode: 'FR',
              },
            };
      const updated = await ask(
        UPDATE_CART,
        { input: { ...target, email: field('email'), deliveryMethod: method, ...where } },
        language,
      );
      const ready = done(updated.updateCart).cart;
      // Delivery may have changed the total: the shopper sees the new one before they pay.
      if (ready.amountDue?.amount !== cart.amountDue?.amount) return set(ready);
      const { gross } = ready.cost.total;
      const isFree = Number(ready.amountDue?.amount) === 0;
      const input = {
        cartId: cart.id,
        idempotencyKey: newKey(),
        returnUrl: RETURN_URL,
        ...(gross && { expectedTotal: { amount: gross.amount, currencyCode: gross.currencyCode } }),
        ...(!isFree && { payment: { kind: 'CARD' as const, paymentToken: field('payment') } }),
      };
      const { checkout, order } = done((await ask(COMPLETE_CHECKOUT, { input }, language)).completeCheckout);
      if (order?.accessToken) {
        set(undefined);
        location.hash = `#/order/${order.accessToken}`;
      } else {
        sessionStorage.setItem('checkout', checkout.id);
        if (checkout.paymentAction?.url) location.assign(checkout.paymentAction.url);
        else location.hash = `#/payment/${checkout.id}`;
      }
    });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault(); // keeps what was typed where it fails
    void pay(new FormData(event.currentTarget));
  };

  return (
    <form className="checkout" onSubmit={submit}>
      <h2>{t.checkout}</h2>
      <Field name="email" label={t.email} type="email" autoComplete="email" />
      <fieldset>
        <legend>{t.delivery}</legend>
        {(['SHIP', 'PICKUP'] as const).map((value) => (
          <label key={value} className="choice">
            <input type="radio" name="method" checked={method === value} onChange={() => setMethod(value)} />
            <span>{value === 'SHIP' ? t.ship : t.pickup}</span>
          </label>
        ))}
      </fieldset>
      {method === 'PICKUP' ? (
        <StoreChoice />
      ) : (
        <>
          <Field name="name" label={t.name} autoComplete="name" />
          <Field name="line1" label={t.line1} autoComplete="address-line1" />
          <div className="pair">
            <Field name="postalCode" label={t.postalCode} autoComplete="postal-code" />
            <Field name="city" label={t.city} autoComplete="address-level2" />
          </div>
        </>
      )}
      <fieldset>
        <legend>{t.payment}</legend>
        {(['accept', 'requires_action'] as const).map((value) => (
          <label key={value} className="choice">
            <input type="radio" name="payment" value={value} defaultChecked={value === 'accept'} />
            <span>{value === 'accept' ? t.card : t.secureCard}</span>
          </label>
        ))}
      </fieldset>
      {cart.issues
        // The form above asks for it.
        .filter(({ kind }) => kind !== 'ADDRESS_NEEDED')
        .map(({ kind, message }) => (
          <p key={kind} className="muted">
            {message}
          </p>
        ))}
      {error && <Failure message={error} />}
      <button type="submit" className="primary" disabled={isBusy}>
        {t.pay} {cart.amountDue && money(cart.amountDue)}
      </button>
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly type?: string;
  readonly autoComplete: string;
}

function Field({ name, label, type = 'text', autoComplete }: FieldProps) {
  return (
    <label className="field">
      {label}
      <input name={name} type={type} autoComplete={autoComplete} maxLength={120} required />
    </label>
  );
}

function StoreChoice() {
  const { t } = useTexts();
  const { data } = useQuery(PICKUP_STORES, {});
  return (
    <label className="field">
      {t.store}
      <select name="store" required>
        {data?.locations?.nodes
          .filter(({ offersPickup }) => offersPickup)
          .map(({ id, name, address }) => (
            <option key={id} value={id}>
              {name}
              {address.city && ` (${address.city})`}
            </option>
          ))}
      </select>
    </label>
  );
}
