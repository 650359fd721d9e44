import { useState } from 'react';
import { PRODUCTS } from '../api/documents.ts';
import type { ProductSort, ProductsQuery } from '../api/generated/graphql.ts';
import { useQuery } from '../api/use-query.ts';
import { Failure } from '../parts/Failure.tsx';
import { Picture } from '../parts/Picture.tsx';
import { useTexts } from '../texts.ts';

const SORTS = {
  newest: { key: 'CREATED_AT', direction: 'DESC' },
  cheapest: { key: 'PRICE', direction: 'ASC' },
  dearest: { key: 'PRICE', direction: 'DESC' },
} as const satisfies Record<string, ProductSort>;
type SortName = keyof typeof SORTS;

/** Cards that stand where the first answer will. */
const SKELETONS = Array.from({ length: 8 }, (_, index) => `skeleton-${index}`);

export function ProductsPage() {
  const { t } = useTexts();
  const [query, setQuery] = useState('');
  const [sort, setSort] = useState<SortName>('newest');
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  return (
    <>
      <h1>{t.shop}</h1>
      <search className="filters">
        <input
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          onChange={({ target }) => {
            setQuery(target.value.trim());
            setCursors([null]);
          }}
        />
        <select
          aria-label={t.sort}
          value={sort}
          disabled={query !== ''}
          onChange={({ target }) => {
            setSort(target.value as SortName);
            setCursors([null]);
          }}
        >
          {(Object.keys(SORTS) as SortName[]).map((name) => (
            <option key={name} value={name}>
              {t[name]}
            </option>
          ))}
        </select>
      </search>
      {cursors.map((after, index) => (
        <ProductPart
          key={after}
          // Search is sorted by how well it fits.
          variables={query ? { query, after } : { sort: SORTS[sort], after }}
          isLast={index === cursors.length - 1}
          onMore={(cursor) => setCursors([...cursors, cursor])}
        />
      ))}
    </>
  );
}

interface PartProps {
  readonly variables: { readonly query?: string; readonly sort?: ProductSort; readonly after: string | null };
  readonly isLast: boolean;
  onMore(cursor: string): void;
}

function ProductPart({ variables, isLast, onMore }: PartProps) {
  const { t } = useTexts();
  const { data, error, again } = useQuery(PRODUCTS, variables);
  if (error && !data) return <Failure message={error} onRetry={again} />;
  const products = data?.products;
  if (data && !products?.nodes.length) return <p className="muted">{t.nothing}</p>;
  const end = products?.pageInfo.hasNextPage ? products.pageInfo.endCursor : null;
  return (
    <>
      <ul className="grid" aria-busy={!products}>
        {products?.nodes.map((product) => <Card key={product.id} product={product} />) ??
          SKELETONS.map((key) => <li key={key} className="card skeleton" />)}
      </ul>
      {isLast && end && (
        <button type="button" className="more" onClick={() => onMore(end)}>
          {t.more}
        </button>
      )}
    </>
  );
}

type ListedProduct = NonNullable<ProductsQuery['products']>['nodes'][number];

function Card({ product }: { readonly product: ListedProduct }) {
  const { t, money } = useTexts();
  const { min, max } = product.priceRange ?? {};
  const isRange = min && max && min.displayed.amount !== max.displayed.amount;
  return (
    <li className="card">
      <a href={`#/product/${encodeURIComponent(product.handle)}`}>
        <Picture title={product.title} media={product.media.nodes} />
        <span className="title">{product.title}</span>
        <span className="price">
          {isRange && <small>{t.from} </small>}
          {min && money(min.displayed)}
        </span>
      </a>
    </li>
  );
}
