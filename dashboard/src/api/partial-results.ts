/** Whether data on the current page is incomplete because a subgraph did not answer. */
export class PartialResults {
  #partial = false;
  readonly #listeners = new Set<() => void>();

  readonly get = (): boolean => this.#partial;

  readonly set = (partial: boolean): void => {
    if (partial === this.#partial) return;
    this.#partial = partial;
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
