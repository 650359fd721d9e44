/** The caller, as far as visibility depends on it. */
interface Viewer {
  readonly actor: { readonly kind: string };
}

/** Staff and other domains see everything; shoppers what is on sale. */
export function seesEverything({ actor }: Viewer): boolean {
  return actor.kind === 'staff' || actor.kind === 'service';
}
