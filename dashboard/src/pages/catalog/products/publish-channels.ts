import type { ShopChannel } from '../../../api/use-shop.ts';

/** The retailer's own channels. */
const OWN_KINDS = new Set(['ONLINE', 'APP', 'STORE']);

/**
 * Channels that are chosen when a product is to be published: those in use in which it has a price, else the retailer's own that
 * sell in the shop's currency, in which new prices are.
 */
export function chosenAtFirst(
  channels: ReadonlyArray<Pick<ShopChannel, 'id' | 'kind' | 'isActive' | 'currencyCodes'>>,
  priced: readonly string[],
  shopCurrency: string,
): ReadonlySet<string> {
  const active = channels.filter(({ isActive }) => isActive);
  const known = active.filter(({ id }) => priced.includes(id));
  const own = active.filter(({ kind, currencyCodes }) => OWN_KINDS.has(kind) && currencyCodes.includes(shopCurrency));
  return new Set((known.length > 0 ? known : own).map(({ id }) => id));
}
