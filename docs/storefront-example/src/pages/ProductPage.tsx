import { useState } from 'react';
import { useCart } from '../api/cart.ts';
import { PRODUCT } from '../api/documents.ts';
import type { ProductQuery } from '../api/generated/graphql.ts';
import { useQuery } from '../api/use-query.ts';
import { Failure } from '../parts/Failure.tsx';
import { Picture } from '../parts/Picture.tsx';
import { useAction } from '../parts/use-action.ts';
import { useTexts } from '../texts.ts';
import { NearbyStores } from './NearbyStores.tsx';

type Product = NonNullable<ProductQuery['product']>;
type Variant = Product['variants']['nodes'][number];

export function ProductPage({ handle }: { readonly handle: string }) {
  const { t } = useTexts();
  const { data, error, again } = useQuery(PRODUCT, { handle });
  if (error && !data) return <Failure message={error} onRetry={again} />;
  if (!data) return <div className="product skeleton" aria-busy />;
  if (!data.product) return <p>{t.lost}</p>;
  return <Article product={data.product} />;
}

const valuesOf = (variant: Variant | undefined) =>
  Object.fromEntries(variant?.selectedOptions.map(({ name, value }) => [name, value]) ?? []);
const isThere = ({ availability }: Variant) => availability?.status !== 'OUT_OF_STOCK';

function Article({ product }: { readonly product: Product }) {
  const { t, money } = useTexts();
  const { nodes: variants } = product.variants;
  const [values, setValues] = useState(() => valuesOf(variants.find(isThere) ?? variants[0]));
  const { add } = useCart();
  const { isBusy, error, run } = useAction();
  const [added, setAdded] = useState(false);
  const variant = variants.find(({ selectedOptions }) =>
    selectedOptions.every(({ name, value }) => values[name] === value),
  );
  const before = variant?.compareAtPrice;
  return (
    <article className="product">
      <Picture title={product.title} media={product.media.nodes} />
      <div>
        {product.vendor && <p className="vendor">{product.vendor}</p>}
        <h1>{product.title}</h1>
        <p className="price big">
          {variant?.price && money(variant.price.displayed)} {before && <s>{money(before.displayed)}</s>}
        </p>
        {product.options.map(({ name, values: choices }) => (
          <fieldset key={name}>
            <legend>{name}</legend>
            {choices.map(({ name: value }) => (
              <label key={value} className="choice">
                <input
                  type="radio"
                  name={name}
                  checked={values[name] === value}
                  onChange={() => setValues({ ...values, [name]: value })}
                />
                <span>{value}</span>
              </label>
            ))}
          </fieldset>
        ))}
        <p className="stock">{variant ? <Stock variant={variant} /> : t.choose}</p>
        <button
          type="button"
          className="primary"
          disabled={!variant?.price || !isThere(variant) || isBusy}
          onClick={() =>
            variant &&
            run(async () => {
              await add(variant.id);
              setAdded(true);
            })
          }
        >
          {t.add}
        </button>
        <p role="status" className="status">
          {added && <a href="#/cart">{t.added} →</a>}
        </p>
        {error && <Failure message={error} />}
        <p className="description">{product.description}</p>
        {variant && <NearbyStores key={variant.id} variantId={variant.id} />}
      </div>
    </article>
  );
}

function Stock({ variant: { availability } }: { readonly variant: Variant }) {
  const { t } = useTexts();
  switch (availability?.status) {
    case 'IN_STOCK':
    case 'NOT_TRACKED':
      return <span className="good">{t.inStock}</span>;
    case 'LOW_STOCK':
      return <span className="warn">{t.lowStock}</span>;
    case 'OUT_OF_STOCK':
      return <span className="bad">{t.soldOut}</span>;
    default:
      return <span>{t.unknownStock}</span>;
  }
}
