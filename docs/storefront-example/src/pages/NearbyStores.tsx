import { useState } from 'react';
import { NEARBY_STORES } from '../api/documents.ts';
import type { GeoPointInput } from '../api/generated/graphql.ts';
import { useQuery } from '../api/use-query.ts';
import { Failure } from '../parts/Failure.tsx';
import { useTexts } from '../texts.ts';

/** Which stores have a variant, once the shopper has said where they are. */
export function NearbyStores({ variantId }: { readonly variantId: string }) {
  const { t } = useTexts();
  const [near, setNear] = useState<GeoPointInput>();
  const [isLost, setLost] = useState(false);
  if (near) return <StoreList variantId={variantId} near={near} />;
  return (
    <section className="stores">
      <button
        type="button"
        className="quiet"
        onClick={() =>
          navigator.geolocation.getCurrentPosition(
            ({ coords: { latitude, longitude } }) => setNear({ latitude, longitude }),
            () => setLost(true),
          )
        }
      >
        {t.nearby}
      </button>
      {isLost && <Failure message={t.noPlace} />}
    </section>
  );
}

function StoreList({ variantId, near }: { readonly variantId: string; readonly near: GeoPointInput }) {
  const { t, language } = useTexts();
  const { data } = useQuery(NEARBY_STORES, { variantId, near });
  const kilometers = new Intl.NumberFormat(language, { style: 'unit', unit: 'kilometer', maximumFractionDigits: 1 });
  return (
    <ul className="stores" aria-busy={!data}>
      {data?.nearbyStores?.edges.map(({ node, distance, availableQuantity }) => (
        <li key={node.id}>
          <span>
            {node.name} <small>{node.isOpen ? t.open : t.closed}</small>
          </span>
          <span className="muted">
            {availableQuantity === 0 ? t.soldOut : t.inStock}, {kilometers.format(distance.kilometers)}
          </span>
        </li>
      ))}
    </ul>
  );
}
