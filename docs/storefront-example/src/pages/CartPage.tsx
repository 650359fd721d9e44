import { useCart } from '../api/cart.ts';
import { APPLY_GIFT_CARD, REMOVE_LINES, UPDATE_LINES } from '../api/documents.ts';
import type { CartPartsFragment } from '../api/generated/graphql.ts';
import { ask, done, newKey } from '../api/shop.ts';
import { Failure } from '../parts/Failure.tsx';
import { useAction } from '../parts/use-action.ts';
import { useTexts } from '../texts.ts';
import { CheckoutForm } from './CheckoutForm.tsx';

export function CartPage() {
  const { t } = useTexts();
  const { cart } = useCart();
  return (
    <div className="narrow">
      <h1>{t.cart}</h1>
      {cart && cart.lines.length > 0 ? (
        <>
          <Lines cart={cart} />
          <CheckoutForm cart={cart} />
        </>
      ) : (
        <p>
          {t.emptyCart} <a href="#/">{t.browse}</a>
        </p>
      )}
    </div>
  );
}

function Lines({ cart }: { readonly cart: CartPartsFragment }) {
  const { t, language, money } = useTexts();
  const { set } = useCart();
  const { isBusy, error, run } = useAction();
  const change = (lineId: string, quantity: number) =>
    run(async () => {
      const target = { cartId: cart.id, idempotencyKey: newKey() };
      if (quantity > 0) {
        const input = { ...target, lines: [{ lineId, quantity }] };
        return set(done((await ask(UPDATE_LINES, { input }, language)).updateCartLines).cart);
      }
      set(done((await ask(REMOVE_LINES, { input: { ...target, lineIds: [lineId] } }, language)).removeCartLines).cart);
    });
  return (
    <section aria-busy={isBusy}>
      <ul className="lines">
        {cart.lines.map(({ id, quantity, variant, cost, issues }) => (
          <li key={id}>
            <a href={`#/product/${encodeURIComponent(variant?.product.handle ?? '')}`}>{variant?.product.title}</a>
            <span className="price">{money(cost.total.displayed)}</span>
            <small className="muted">{variant?.title}</small>
            <span className="amount">
              <label>
                {t.quantity}{' '}
                <select value={quantity} disabled={isBusy} onChange={({ target }) => change(id, Number(target.value))}>
                  {Array.from({ length: Math.max(10, quantity) }, (_, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the number is what it shows
                    <option key={index}>{index + 1}</option>
                  ))}
                </select>
              </label>
              <button type="button" className="quiet" disabled={isBusy} onClick={() => change(id, 0)}>
                {t.remove}
              </button>
            </span>
            {issues.map(({ kind, message }) => (
              <small key={kind} className="bad">
                {message}
              </small>
            ))}
          </li>
        ))}
      </ul>
      {error && <Failure message={error} />}
      <GiftCard cartId={cart.id} />
      <dl className="sums">
        <dt>{t.subtotal}</dt>
        <dd>{money(cart.cost.subtotal.displayed)}</dd>
        <dt>{t.shipping}</dt>
        <dd>{cart.cost.shipping ? money(cart.cost.shipping.displayed) : '–'}</dd>
        {cart.giftCards.map(({ id, maskedCode, amountApplied }) => (
          <div key={id} className="row">
            <dt>
              {t.giftCard} {maskedCode}
            </dt>
            <dd>−{money(amountApplied)}</dd>
          </div>
        ))}
        <dt className="strong">{cart.giftCards.length > 0 ? t.due : t.total}</dt>
        <dd className="strong">{cart.amountDue && money(cart.amountDue)}</dd>
      </dl>
    </section>
  );
}

function GiftCard({ cartId }: { readonly cartId: string }) {
  const { t, language } = useTexts();
  const { set } = useCart();
  const { isBusy, error, run } = useAction();
  return (
    <form
      className="gift-card"
      action={(form: FormData) =>
        run(async () => {
          const input = { cartId, code: String(form.get('code')), idempotencyKey: newKey() };
          set(done((await ask(APPLY_GIFT_CARD, { input }, language)).applyGiftCard).cart);
        })
      }
    >
      <label>
        {t.giftCard} <input name="code" autoComplete="off" required />
      </label>
      <button type="submit" disabled={isBusy}>
        {t.apply}
      </button>
      {error && <Failure message={error} />}
    </form>
  );
}
