/** Minutes of silence after which the next moment begins another session, as analytics of the web have it. */
const GAP_MINUTES = 30;
export const SESSION_GAP_MS = GAP_MINUTES * 60_000;

/** Moments that lead to a visit and are none. */
export const CLICK_KINDS = ['CLICK', 'EMAIL_CLICK', 'SOCIAL_CLICK'] as const;
/** Moments in which a page was looked at; a page is reported by one of them. */
export const PAGE_KINDS = ['PAGE_VIEW', 'PRODUCT_VIEW', 'VISIT'] as const;
/** Demand that found no stock. */
export const UNMET_KINDS = ['CART_REFUSED', 'OUT_OF_STOCK'] as const;
/** Steps towards an order, which show that somebody did not abandon. */
export const STEP_KINDS = ['ADD_TO_CART', 'CHECKOUT', 'ORDER'] as const;

/** What sessions are made of: moments of browsers and apps. Visits of stores and talks are none. */
export const SESSION_KINDS = [
  ...CLICK_KINDS,
  ...PAGE_KINDS,
  ...UNMET_KINDS,
  ...STEP_KINDS,
  'SESSION',
  'AVAILABILITY_CHECK',
  'STORE_LOCATOR',
] as const;
