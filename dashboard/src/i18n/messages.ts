/** Sentences of one language by key; groups nest. `||||` parts singular and plural, `%{name}` is replaced by a value. */
export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

/** The same keys, whatever the words. */
type SameKeys<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : SameKeys<Tree[Key]> };

/** The messages of one room or page area in every language. */
export interface Messages<Tree> {
  readonly en: Tree;
  readonly fr: SameKeys<Tree>;
}

/** English gives the keys; a key that French lacks, or has beyond them, does not compile. */
export function defineMessages<Tree extends MessageTree>(messages: {
  readonly en: Tree;
  readonly fr: SameKeys<NoInfer<Tree>>;
}): Messages<Tree> {
  return messages;
}

/** The sentence at `a.b.c`, if there is one. */
export function readPath(messages: object | undefined, path: string): string | undefined {
  let value: unknown = messages;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = new Map<string, unknown>(Object.entries(value)).get(key);
  }
  return typeof value === 'string' ? value : undefined;
}
