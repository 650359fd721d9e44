/** What a search finds, as a line that opens its page. */
export interface Hit {
  readonly path: string;
  readonly primary: string;
  readonly secondary: string;
}

/** Groups of the menu, in its order. */
export const SECTIONS = ['figures', 'orders', 'people', 'goods', 'shop'] as const;
type Section = (typeof SECTIONS)[number];

/** A page as the menu, the shortcuts and the search know it. */
export interface MenuEntry {
  /** Name under which react-admin checks access. */
  readonly resource: string;
  readonly path: string;
  readonly label: string;
  readonly section: Section;
  /** Its link keeps the filters with which the reports were last seen. */
  readonly isReport?: boolean;
  /** Pressed after "g", it opens the page: a letter, or a digit, since the letters are taken. */
  readonly key: string;
  /** A row of its list as a hit; undefined where records are not searched. */
  readonly toHit?: ((row: never) => Hit) | undefined;
}
