/** An object or a list of the answer, by its keys. */
export type Container = Record<string | number, unknown>;

/** An object or a list of the answer, being filled, and where it stands. A value's place is a node and a key of it. */
export class AnswerNode {
  readonly container: Container;
  /** Undefined for `data`. */
  readonly parent: AnswerNode | undefined;
  /** The parent's key under which it stands. */
  readonly key: string | number;
  /** Whether its place may not be null. */
  readonly nonNull: boolean;

  constructor(container: Container, parent: AnswerNode | undefined, key: string | number, nonNull: boolean) {
    this.container = container;
    this.parent = parent;
    this.key = key;
    this.nonNull = nonNull;
  }

  /** The keys that lead to one of its places, as errors name them. */
  pathTo(key: string | number): Array<string | number> {
    const keys = [key];
    for (let at: AnswerNode = this; at.parent !== undefined; at = at.parent) keys.push(at.key);
    return keys.reverse();
  }
}
