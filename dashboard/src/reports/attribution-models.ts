/** Ways to split an order among the moments before it; the first unless another is chosen. */
export const MODELS = [
  'LAST_NON_DIRECT',
  'FIRST_TOUCH',
  'LAST_TOUCH',
  'LINEAR',
  'POSITION_BASED',
  'TIME_DECAY',
  'SHAPLEY',
  'MARKOV_1',
  'MARKOV_2',
  'MARKOV_3',
] as const;
export type AttributionModel = (typeof MODELS)[number];
/** The model beside it; one that differs from the first by default. */
export const OTHER_MODELS = ['FIRST_TOUCH', ...MODELS.filter((model) => model !== 'FIRST_TOUCH')] as const;

/** Of a part of messages. */
export const MODEL_NAMES = {
  en: {
    FIRST_TOUCH: 'First touch',
    LAST_TOUCH: 'Last touch',
    LAST_NON_DIRECT: 'Last non-direct',
    LINEAR: 'Linear',
    POSITION_BASED: 'Position-based',
    TIME_DECAY: 'Time decay',
    SHAPLEY: 'Shapley',
    MARKOV_1: 'Markov, order 1',
    MARKOV_2: 'Markov, order 2',
    MARKOV_3: 'Markov, order 3',
  },
  fr: {
    FIRST_TOUCH: 'Premier contact',
    LAST_TOUCH: 'Dernier contact',
    LAST_NON_DIRECT: 'Dernier non direct',
    LINEAR: 'Linéaire',
    POSITION_BASED: 'Selon la position',
    TIME_DECAY: 'Dégressif',
    SHAPLEY: 'Shapley',
    MARKOV_1: 'Markov, ordre 1',
    MARKOV_2: 'Markov, ordre 2',
    MARKOV_3: 'Markov, ordre 3',
  },
} as const;
