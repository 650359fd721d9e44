import { shown } from '../../cli/command-line.ts';
import { StartupError } from '../../cli/startup-error.ts';
import type { ImportTarget } from '../import-target.ts';
import {
  channelsPort,
  ensureChannelsPort,
  ensureLocationsPort,
  ensureVariantsPort,
  resolveIdentitiesPort,
} from '../ports.ts';
import { storeCodeOf } from './channel-code.ts';
import type { LineDraft, OrderDraft } from './drafts.ts';
import { type OrderMapping, SHOP_ZONE } from './mapping.ts';
import { customerRef, gatherPeople } from './people.ts';

interface KnownVariant {
  readonly variantId: string;
  readonly productId: string;
}

/** The instance's ids of what the orders of a batch name. */
export interface ResolvedIds {
  store(name: string): string | null;
  customer(order: OrderDraft): string | null;
  variant(line: LineDraft): KnownVariant | null;
}

/** Most entries that one call to an owner may carry. */
const CALL_SIZE = 2_000;

/** Identity of a line's product within the import; null when the file names none. */
function productKey(mapping: OrderMapping, line: LineDraft): string | null {
  const own = line.product ?? line.sku;
  return own === null ? null : `${mapping.name}:${own}`;
}

/** The instance that the orders of an import refer to. */
export interface ReferenceResolver {
  /** @throws StartupError for a channel that is not there and that the mapping does not let us make. */
  assertChannels(orders: readonly OrderDraft[]): void;
  /** Looks up what the orders refer to, and makes what is missing. */
  resolve(orders: readonly OrderDraft[]): Promise<ResolvedIds>;
}

/** Looks up or makes what orders refer to, each thing once. */
export async function openReferenceResolver(
  target: ImportTarget,
  mapping: OrderMapping,
  history: readonly OrderDraft[],
): Promise<ReferenceResolver> {
  const people = gatherPeople(history, mapping.name);
  const channels = new Set((await target.call(channelsPort, {})).map((channel) => channel.code));
  const stores = new Map<string, string>();
  const customers = new Map<string, string>();
  const variants = new Map<string, KnownVariant>();

  const missingChannels = (orders: readonly OrderDraft[]) =>
    new Map(orders.filter((order) => !channels.has(order.channel)).map((order) => [order.channel, order]));

  function assertChannels(orders: readonly OrderDraft[]): void {
    const missing = missingChannels(orders);
    if (missing.size === 0 || mapping.createChannels !== undefined) return;
    const names = [...missing.keys()].map(shown).join(', ');
    throw new StartupError(`The instance has no channel ${names}; make it, or let the mapping say createChannels.`);
  }

  async function ensureChannels(orders: readonly OrderDraft[]): Promise<void> {
    assertChannels(orders);
    const missing = missingChannels(orders);
    const kind = mapping.createChannels;
    if (missing.size === 0 || kind === undefined) return;
    const made = await target.call(ensureChannelsPort, {
      channels: [...missing.values()].map(({ channel, channelName, currency }) => ({
        code: channel,
        name: channelName,
        kind,
        currencyCode: currency,
      })),
    });
    for (const code of made) channels.add(code);
  }

  async function ensureStores(orders: readonly OrderDraft[]): Promise<void> {
    const named = new Map(
      orders.flatMap(({ store }) => (store === null ? [] : [[storeCodeOf(store), store] as const])),
    );
    const missing = [...named].filter(([code]) => !stores.has(code));
    const rule = mapping.stores;
    if (missing.length === 0 || !rule) return;
    const timeZone = mapping.zone === SHOP_ZONE ? target.timeZone : mapping.zone;
    const made = await target.call(ensureLocationsPort, {
      locations: missing.map(([code, name]) => ({
        code,
        name: rule.name.replaceAll('{}', name),
        kind: rule.kind,
        timeZone,
      })),
    });
    for (const { code, id } of made) stores.set(code, id);
  }

  async function resolveCustomers(orders: readonly OrderDraft[]): Promise<void> {
    const missing = new Set(orders.flatMap((order) => customerRef(order) ?? []).filter((ref) => !customers.has(ref)));
    for (const some of chunks([...missing], CALL_SIZE)) {
      const sets = some.map((ref) => ({
        ref,
        source: mapping.name,
        country: mapping.country ?? null,
        identifiers: people.get(ref)?.identifiers ?? [],
        profile: people.get(ref)?.profile ?? null,
      }));
      for (const { ref, customerId } of await target.call(resolveIdentitiesPort, { sets }))
        customers.set(ref, customerId);
    }
  }

  async function ensureVariants(orders: readonly OrderDraft[]): Promise<void> {
    const missing = new Map<string, Record<string, unknown>>();
    for (const { lines, currency } of orders) {
      for (const line of lines) {
        const key = productKey(mapping, line);
        if (key !== null && !variants.has(key)) missing.set(key, placeholder(key, line, currency));
      }
    }
    for (const items of chunks([...missing.values()], CALL_SIZE)) {
      for (const { externalKey, ...ids } of await target.call(ensureVariantsPort, { items }))
        variants.set(externalKey, ids);
    }
  }

  return {
    assertChannels,
    async resolve(orders) {
      await ensureChannels(orders);
      await ensureStores(orders);
      await resolveCustomers(orders);
      await ensureVariants(orders);
      return {
        store: (name) => stores.get(storeCodeOf(name)) ?? null,
        customer: (order) => customers.get(customerRef(order) ?? '') ?? null,
        variant: (line) => variants.get(productKey(mapping, line) ?? '') ?? null,
      };
    },
  };
}

function placeholder(key: string, line: LineDraft, currency: string): Record<string, unknown> {
  return {
    externalKey: key,
    productKey: key,
    productTitle: line.title,
    sku: line.sku,
    category: line.category,
    vendor: line.vendor,
    unitCostMinor: line.unitCostMinor?.toString() ?? null,
    priceMinor: line.figures.unitPrice.toString(),
    currency,
  };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < items.length; from += size) parts.push(items.slice(from, from + size));
  return parts;
}
