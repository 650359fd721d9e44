import type { PathSet } from './path-set.ts';

/**
 * A chain whose states are the last steps of a path. It begins at state 0, before the first step, and ends in a
 * conversion or in none. Rows are sparse: transition `i` of a state lies between `rowStart[state]` and the next.
 */
export interface MarkovChain {
  readonly keys: readonly string[];
  /** The steps that a state remembers, oldest first; none at the start. */
  readonly stepsOf: ReadonlyArray<readonly number[]>;
  readonly rowStart: Int32Array;
  readonly target: Int32Array;
  readonly probability: Float64Array;
  /** Probability to stay in a state. */
  readonly stay: Float64Array;
  /** Probability to convert from a state, and the value expected of it. */
  readonly convert: Float64Array;
  readonly worth: Float64Array;
}

/** Names of steps above which three of them do not fit into one number. */
const MAX_KEYS = 200_000;
/** Paths counted between two pauses. */
const SLICE = 2_000;

interface Counts {
  readonly steps: readonly number[];
  readonly to: Map<number, number>;
  total: number;
  conversions: number;
  value: number;
}

/** Counts the transitions of all paths; pauses now and then, so that other work continues. */
export function* countChain(
  { keys, paths }: PathSet,
  order: number,
  withNulls: boolean,
): Generator<void, MarkovChain, void> {
  if (keys.length > MAX_KEYS) throw new RangeError(`more than ${MAX_KEYS} names of steps`);
  const base = keys.length + 1;
  const kept = base ** (order - 1);
  const places = new Map<number, number>([[0, 0]]);
  const states: Counts[] = [{ steps: [], to: new Map(), total: 0, conversions: 0, value: 0 }];
  const start = states[0] as Counts;
  for (const [number, path] of paths.entries()) {
    if (number % SLICE === SLICE - 1) yield;
    const weight = path.conversions + (withNulls ? path.nulls : 0);
    if (weight === 0) continue;
    let code = 0;
    let state = start;
    for (const step of path.steps) {
      code = (code % kept) * base + step + 1;
      let place = places.get(code);
      if (place === undefined) {
        place = states.length;
        places.set(code, place);
        const steps = [...state.steps, step].slice(-order);
        states.push({ steps, to: new Map(), total: 0, conversions: 0, value: 0 });
      }
      state.total += weight;
      state.to.set(place, (state.to.get(place) ?? 0) + weight);
      state = states[place] as Counts;
    }
    state.total += weight;
    state.conversions += path.conversions;
    state.value += path.value;
  }
  return toChain(keys, states);
}

function toChain(keys: readonly string[], states: readonly Counts[]): MarkovChain {
  const size = states.reduce((sum, { to }) => sum + to.size, 0);
  const chain = {
    keys,
    stepsOf: states.map(({ steps }) => steps),
    rowStart: new Int32Array(states.length + 1),
    target: new Int32Array(size),
    probability: new Float64Array(size),
    stay: new Float64Array(states.length),
    convert: new Float64Array(states.length),
    worth: new Float64Array(states.length),
  };
  let next = 0;
  for (const [place, { to, total, conversions, value }] of states.entries()) {
    chain.rowStart[place] = next;
    if (total === 0) continue;
    chain.convert[place] = conversions / total;
    chain.worth[place] = value / total;
    for (const [target, count] of to) {
      if (target === place) chain.stay[place] = count / total;
      else {
        chain.target[next] = target;
        chain.probability[next] = count / total;
        next += 1;
      }
    }
  }
  chain.rowStart[states.length] = next;
  return chain;
}
