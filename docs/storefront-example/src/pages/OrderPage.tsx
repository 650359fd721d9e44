import { useEffect } from 'react';
import { ORDER } from '../api/documents.ts';
import { listen } from '../api/listen.ts';
import { useQuery } from '../api/use-query.ts';
import { Failure } from '../parts/Failure.tsx';
import { useTexts } from '../texts.ts';

/** An order by its link, followed live: who has the link needs no session. */
export function OrderPage({ accessToken }: { readonly accessToken: string }) {
  const { t, language, money } = useTexts();
  const { data, error, again } = useQuery(ORDER, { accessToken });
  const order = data?.order;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one stream an order
  useEffect(() => (order ? listen('orders', language, again) : undefined), [order?.id, language]);
  if (error && !data) return <Failure message={error} onRetry={again} />;
  if (!data) return <div className="narrow skeleton" aria-busy />;
  if (!order) return <p>{t.lost}</p>;
  const { gross } = order.cost.total;
  return (
    <div className="narrow">
      <h1>{t.thanks}</h1>
      <p>
        {t.order} <strong className="number">{order.number}</strong>
        {order.email && (
          <>
            <br />
            <span className="muted">
              {t.confirmedTo} {order.email}
            </span>
          </>
        )}
      </p>
      <ul className="lines">
        {order.lines.nodes.map(({ id, productTitle, quantity }) => (
          <li key={id}>
            <span>{productTitle}</span>
            <span className="muted">× {quantity}</span>
          </li>
        ))}
      </ul>
      {gross && (
        <dl className="sums">
          <dt className="strong">{t.total}</dt>
          <dd className="strong">{money(gross)}</dd>
        </dl>
      )}
      <h2>{t.tracking}</h2>
      <ul className="lines">
        {order.fulfillmentOrders.nodes.map(({ id, status, trackingNumber, pickupCode, pickupLocation }) => (
          <li key={id}>
            <span>
              {t.states[status]} {pickupLocation && <small>{pickupLocation.name}</small>}
            </span>
            <span className="muted">{pickupCode ? `${t.code} ${pickupCode}` : trackingNumber}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
