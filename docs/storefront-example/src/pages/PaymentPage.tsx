import { useEffect } from 'react';
import { useCart } from '../api/cart.ts';
import { CHECKOUT } from '../api/documents.ts';
import { listen } from '../api/listen.ts';
import { useQuery } from '../api/use-query.ts';
import { Failure } from '../parts/Failure.tsx';
import { useTexts } from '../texts.ts';

/** Where the payment provider's page sends the shopper back to: waits for its word, which may come first or last. */
export function PaymentPage({ checkoutId }: { readonly checkoutId: string }) {
  const { t, language } = useTexts();
  const { set } = useCart();
  const id = checkoutId || (sessionStorage.getItem('checkout') ?? '');
  const { data, again } = useQuery(CHECKOUT, { id });
  const status = data?.checkout?.status;
  const accessToken = data?.checkout?.order?.accessToken;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one stream a page
  useEffect(() => listen('orders', language, again), [language]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is paid
  useEffect(() => {
    if (!accessToken) return;
    set(undefined);
    location.replace(`#/order/${accessToken}`);
  }, [accessToken]);
  if (status === 'ABANDONED' || status === 'EXPIRED' || (data && !data.checkout)) {
    return (
      <div className="narrow">
        <h1>{t.payment}</h1>
        <Failure message={t.failed} />
        <a href="#/cart">{t.cart}</a>
      </div>
    );
  }
  return (
    <div className="narrow" aria-busy>
      <h1>{t.payment}</h1>
      <p role="status">{t.waiting}</p>
    </div>
  );
}
