/** Too few customers bought again for a model of when they do. */
export class TooFewRepeatersError extends Error {
  override readonly name = 'TooFewRepeatersError';
  readonly repeaters: number;
  constructor(repeaters: number, fewest: number) {
    super(`${repeaters} customers bought again; a model needs at least ${fewest}`);
    this.repeaters = repeaters;
  }
}
