/** Ways to split an order among the moments that led to it. */
export const ATTRIBUTION_MODELS = [
  'FIRST_TOUCH',
  'LAST_TOUCH',
  'LAST_NON_DIRECT',
  'LINEAR',
  'POSITION_BASED',
  'TIME_DECAY',
  'SHAPLEY',
  'MARKOV_1',
  'MARKOV_2',
  'MARKOV_3',
] as const;
export type AttributionModel = (typeof ATTRIBUTION_MODELS)[number];

/** Models that read every path of a period before they can split one. */
export type MarkovModel = 'MARKOV_1' | 'MARKOV_2' | 'MARKOV_3';
/** Models that split an order by its own moments alone. */
export type TouchModel = Exclude<AttributionModel, MarkovModel>;

const ORDERS = { MARKOV_1: 1, MARKOV_2: 2, MARKOV_3: 3 } as const satisfies Readonly<Record<MarkovModel, number>>;

export const isTouchModel = (model: AttributionModel): model is TouchModel => !(model in ORDERS);

/** How many steps a state of the chain remembers. */
export const markovOrder = (model: MarkovModel): 1 | 2 | 3 => ORDERS[model];
