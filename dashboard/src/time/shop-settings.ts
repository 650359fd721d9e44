import { createContext, useContext } from 'react';

/** What the server says of the shop: the one source of its zone and its currency. */
export interface ShopSettings {
  /** Of its business days, an IANA zone. */
  readonly timeZone: string;
  readonly currencyCode: string;
}

export const ShopSettingsContext = createContext<ShopSettings | null>(null);

export function useShopSettings(): ShopSettings {
  const settings = useContext(ShopSettingsContext);
  if (!settings) throw new Error('A screen was rendered outside of ShopGate');
  return settings;
}
