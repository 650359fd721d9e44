/**
 * What the product tells the kernel of its types, so that the kernel knows no domain: the product adds the members by
 * `declare module` (subgraphs/shared/domains.ts, permissions.ts and ids.ts).
 * @public
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging.
export interface Registry {}

/** A member of the registry, or any text where nobody registered one. */
export type Registered<Member extends string> = Registry extends { readonly [K in Member]: infer T } ? T : string;
