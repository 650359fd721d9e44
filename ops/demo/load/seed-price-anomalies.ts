import { z } from 'zod';
import { select, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { definePort } from '#kernel/ports/port.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import type { DemoIds } from './demo-ids.ts';
import { keyOf } from './key-of.ts';
import type { SeedSession } from './seed-session.ts';
import type { ShopPlan } from './shop-plan.ts';

const SET_PRICE = definePort<{ input: Record<string, unknown> }, unknown>({
  domain: 'catalog',
  document: `mutation Price($input: SetChannelPriceInput!) { setChannelPrice(input: $input) { __typename } }`,
  result: z.object({ __typename: z.literal('SetChannelPricePayload') }),
  timeoutMs: 30_000,
});

const inEuros = (minor: number) => ({ amount: (minor / 100).toFixed(2), currencyCode: 'EUR' });

/** Where they are set: nobody buys there while the demo is made. */
const CHANNEL = 'WHATSAPP';

/**
 * Prices that somebody has mistyped for one channel, an example of each rule: below the cost, a compare-at price that is
 * not above, three times what it was; the first and the last differ from the other channels too.
 */
export async function seedPriceAnomalies(session: SeedSession, { products }: ShopPlan, ids: DemoIds): Promise<void> {
  const [channel] = await session.read(
    'catalog',
    sql`select ${select({ id: text(sql`id`) })} from channel where code = ${CHANNEL}`,
  );
  if (!channel) throw new Error(`The demo shop has no channel ${CHANNEL}`);
  const [cheap, compared, dear] = products.slice(-3).flatMap(({ variants: [first] }) => first ?? []);
  if (!cheap || !compared || !dear) return;
  const wrong = [
    { variant: cheap, price: inEuros(Math.round(cheap.costMinor * 0.9)) },
    { variant: compared, price: inEuros(compared.priceMinor), compareAtPrice: inEuros(compared.priceMinor) },
    { variant: dear, price: inEuros(dear.priceMinor * 3) },
  ];
  for (const { variant, ...amounts } of wrong) {
    const variantId = ids.variants.get(variant.sku)?.variantId;
    const input = { ...amounts, variantId, channelId: channel.id, idempotencyKey: keyOf(`price ${variant.sku}`) };
    await session.ports.call(SET_PRICE, { input }, createServiceContext('demo'));
  }
}
