import { randomUUID } from 'node:crypto';
import type { Send, Work } from './load.ts';

export interface Scenario {
  readonly name: string;
  readonly connections: number;
  readonly signedIn: boolean;
  /** Takes answers that the gateway has kept; otherwise each is computed. */
  readonly kept?: boolean;
  /** Looks up what the work needs; runs once. */
  prepare(send: Send): Promise<Work>;
}

const LIST = `query BenchList($after: String) {
  products(first: 24, after: $after) {
    nodes { id handle title variants { nodes { id title sku price { displayed { amount currencyCode } } availability { status availableQuantity } } } }
    pageInfo { endCursor hasNextPage }
  }
}`;
const detail = (availability: string) => `query BenchDetail($id: ID!) {
  product(ref: { id: $id }) {
    id handle title description options { name values { name } } media { nodes { url altText } }
    variants { nodes { id title sku price { displayed { amount currencyCode } } availability { ${availability} } } }
  }
}`;
const DETAIL = detail('status availableQuantity');
const DETAIL_BY_STORE = detail(
  'status nearbyStores(near: { latitude: 48.86, longitude: 2.36 }, within: { kilometers: 1000 }) { edges { availableQuantity node { id name } } }',
);
const SEARCH = `query BenchSearch($query: String!) {
  products(query: $query, first: 24) { nodes { id handle title priceRange { min { displayed { amount } } max { displayed { amount } } } } }
}`;
const OVERVIEW = `query BenchOverview($input: ReportInput!, $alone: ReportInput!) {
  report(input: $input, dimensions: [CHANNEL], includesSeries: true, first: 50, metrics: ["net_sales", "gross_sales", "orders", "units",
    "average_order_value", "returns", "returned_units", "return_rate", "discounts", "units_per_transaction", "gross_margin",
    "gross_margin_rate", "cost_coverage"]) {
    from before currencyCode computedAt
    totals { values { metric { key } value previous n series { startsOn value isPartial } previousSeries { startsOn value } } }
    rows { keys { channel { code } } netSales: value(metric: "net_sales") { value previous series { startsOn value } } }
  }
  share: report(input: $input, metrics: ["multi_channel_share"]) { totals { values { value previous n } } }
  topStores: report(input: $alone, dimensions: [STORE], metrics: ["net_sales", "orders"], first: 11) {
    rows { keys { location { id } } values { value } } }
  topProducts: report(input: $alone, dimensions: [PRODUCT], metrics: ["net_sales", "units"], first: 11) {
    rows { keys { product { id } } values { value } } }
}`;
const CREATE_CART = `mutation BenchCart($input: CreateCartInput!) { createCart(input: $input) { __typename
  ... on CreateCartPayload { cart { id cost { total { gross { amount currencyCode } } } } session { accessToken } } } }`;
const ADD_LINES = `mutation BenchAdd($input: AddCartLinesInput!) { addCartLines(input: $input) { __typename
  ... on AddCartLinesPayload { cart { id lines { id quantity } cost { total { gross { amount } } } } } } }`;
const UPDATE_CART = `mutation BenchUpdate($input: UpdateCartInput!) { updateCart(input: $input) { __typename
  ... on UpdateCartPayload { cart { id cost { total { gross { amount currencyCode } } } } } } }`;
const CHECKOUT = `mutation BenchCheckout($input: CompleteCheckoutInput!) { completeCheckout(input: $input) { __typename
  ... on CompleteCheckoutPayload { order { id number } completion } ... on UserError { errorCode message } } }`;

interface ListedProduct {
  readonly id: string;
  readonly title: string;
  readonly variants: { readonly nodes: readonly ListedVariant[] };
}
interface ListedVariant {
  readonly id: string;
  readonly availability: { readonly availableQuantity: number } | null;
}
/** A cart and the token of the guest who owns it. */
interface Cart {
  readonly id: string;
  readonly token: string;
}

async function readProducts(send: Send): Promise<ListedProduct[]> {
  const products: ListedProduct[] = [];
  let after: string | null = null;
  for (let page = 0; page < 8; page++) {
    const data = await send(LIST, { after });
    const list = data['products'] as {
      nodes: ListedProduct[];
      pageInfo: { endCursor: string | null; hasNextPage: boolean };
    };
    products.push(...list.nodes);
    after = list.pageInfo.endCursor;
    if (!list.pageInfo.hasNextPage) break;
  }
  return products;
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('the instance is empty');
  return item;
}

function payload<T>(data: Record<string, unknown>, field: string, typename: string): T {
  const value = data[field] as { __typename: string };
  if (value.__typename !== typename) throw new Error(JSON.stringify(value));
  return value as T;
}

async function createCart(send: Send, variantIds: readonly string[]): Promise<Cart> {
  const lines = variantIds.map((variantId) => ({ variantId, quantity: 1 }));
  const input = { idempotencyKey: randomUUID(), lines };
  const data = await send(CREATE_CART, { input });
  const made = payload<{ cart: { id: string }; session: { accessToken: string } }>(
    data,
    'createCart',
    'CreateCartPayload',
  );
  return { id: made.cart.id, token: made.session.accessToken };
}

async function wholeCheckout(send: Send, variantIds: readonly string[]): Promise<void> {
  const cart = await createCart(send, variantIds);
  const wish = () => ({ cartId: cart.id, idempotencyKey: randomUUID() });
  const shippingAddress = {
    name: 'Camille Martin',
    line1: '1 rue de Rivoli',
    postalCode: '75001',
    city: 'Paris',
    countryCode: 'FR',
  };
  const email = `bench-${randomUUID()}@example.com`;
  const updated = await send(
    UPDATE_CART,
    { input: { ...wish(), email, shippingAddress, deliveryMethod: 'SHIP' } },
    cart.token,
  );
  payload(updated, 'updateCart', 'UpdateCartPayload');
  const payment = { kind: 'CARD', provider: 'test', paymentToken: 'accept' };
  const ordered = await send(CHECKOUT, { input: { ...wish(), payment } }, cart.token);
  payload(ordered, 'completeCheckout', 'CompleteCheckoutPayload');
}

function variantsInStock(products: readonly ListedProduct[]): string[] {
  return products.flatMap(({ variants }) =>
    variants.nodes.filter((variant) => (variant.availability?.availableQuantity ?? 0) >= 20).map(({ id }) => id),
  );
}

const iso = (date: Date) => date.toISOString().slice(0, 10);

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'product list, 24 with variants, prices, stock',
    connections: 32,
    signedIn: false,
    prepare: async () => async (send) => void (await send(LIST, {})),
  },
  {
    name: 'product list, kept',
    connections: 32,
    signedIn: false,
    kept: true,
    prepare: async () => async (send) => void (await send(LIST, {})),
  },
  {
    name: 'product detail',
    connections: 32,
    signedIn: false,
    async prepare(send) {
      const products = await readProducts(send);
      return async (next, index) => void (await next(DETAIL, { id: at(products, index).id }));
    },
  },
  {
    name: 'product detail, kept',
    connections: 32,
    signedIn: false,
    kept: true,
    async prepare(send) {
      const products = await readProducts(send);
      return async (next, index) => void (await next(DETAIL, { id: at(products, index).id }));
    },
  },
  {
    name: 'product detail, stock by store',
    connections: 32,
    signedIn: false,
    async prepare(send) {
      const products = await readProducts(send);
      return async (next, index) => void (await next(DETAIL_BY_STORE, { id: at(products, index).id }));
    },
  },
  {
    name: 'search',
    connections: 32,
    signedIn: false,
    async prepare(send) {
      const words = [...new Set((await readProducts(send)).flatMap(({ title }) => title.split(' ')))].filter(
        (word) => word.length > 3,
      );
      return async (next, index) => void (await next(SEARCH, { query: at(words, index) }));
    },
  },
  {
    name: 'add to cart',
    connections: 16,
    signedIn: false,
    async prepare(send) {
      const variants = variantsInStock(await readProducts(send));
      const carts = await Promise.all(
        Array.from({ length: 64 }, (_, index) => createCart(send, [at(variants, index)])),
      );
      return async (next, index) => {
        const { id, token } = at(carts, index);
        const lines = [{ variantId: at(variants, index), quantity: 1 }];
        const input = { idempotencyKey: randomUUID(), cartId: id, lines };
        payload(await next(ADD_LINES, { input }, token), 'addCartLines', 'AddCartLinesPayload');
      };
    },
  },
  {
    name: 'whole checkout, 2 lines, 16 shoppers',
    connections: 16,
    signedIn: false,
    async prepare(send) {
      const variants = variantsInStock(await readProducts(send));
      return (next, index) => wholeCheckout(next, [at(variants, 7 * index), at(variants, 7 * index + 3)]);
    },
  },
  {
    name: 'overview page, 90 days compared',
    connections: 4,
    signedIn: true,
    async prepare() {
      const day = 86_400_000;
      return async (next, index) => {
        const to = new Date(Date.now() + day - (index % 30) * day);
        const alone = { from: iso(new Date(to.getTime() - 90 * day)), before: iso(to) };
        await next(OVERVIEW, { input: { ...alone, compare: 'PREVIOUS_PERIOD' }, alone });
      };
    },
  },
];
