export type Point = readonly number[];

/** What is minimized, of the logarithms of parameters. */
export interface Objective {
  valueAt(at: Point): number;
  /** Its slopes; differences stand for them where they are not given. */
  readonly slopesAt?: ((at: Point) => Point) | undefined;
}

export interface Minimum {
  readonly at: Point;
  readonly value: number;
  readonly evaluations: number;
}

/** Step of the differences of a gradient; positions are logarithms of parameters. */
const STEP = 1e-5;
/** Below it, of a mean log-likelihood, a slope counts as flat. */
const FLAT = 1e-7;
/** No step changes a parameter by more than this factor's logarithm. */
const LONGEST = 2;
const MOST_ROUNDS = 200;

const dot = (a: Point, b: Point): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
const moved = (from: Point, along: Point, by: number): number[] => from.map((value, i) => value + by * (along[i] ?? 0));
const largest = (a: Point): number => Math.max(...a.map(Math.abs));

/** Finds a minimum by BFGS with a halving line search. */
export function minimize(objective: Objective, start: Point): Minimum {
  let evaluations = 0;
  const valueAt = (at: Point): number => {
    evaluations += 1;
    const value = objective.valueAt(at);
    return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
  };
  const differencesAt = (at: Point): Point =>
    at.map((_, i) => {
      const shift = at.map((_each, j) => (i === j ? 1 : 0));
      return (valueAt(moved(at, shift, STEP)) - valueAt(moved(at, shift, -STEP))) / (2 * STEP);
    });

  const gradientAt = objective.slopesAt ?? differencesAt;
  let at: Point = start;
  let value = valueAt(at);
  let gradient = gradientAt(at);
  let inverse = identity(at.length);
  for (let round = 0; round < MOST_ROUNDS && largest(gradient) > FLAT; round++) {
    let direction = inverse.map((row) => -dot(row, gradient));
    if (dot(direction, gradient) >= 0) {
      inverse = identity(at.length);
      direction = gradient.map((slope) => -slope);
    }
    const slope = dot(direction, gradient);
    let step = Math.min(1, LONGEST / largest(direction));
    let next = moved(at, direction, step);
    let nextValue = valueAt(next);
    while (nextValue > value + 1e-4 * step * slope && step > 1e-12) {
      step /= 2;
      next = moved(at, direction, step);
      nextValue = valueAt(next);
    }
    if (!(nextValue < value)) break;
    const nextGradient = gradientAt(next);
    inverse = updated(
      inverse,
      next.map((to, i) => to - (at[i] ?? 0)),
      nextGradient.map((to, i) => to - (gradient[i] ?? 0)),
    );
    [at, value, gradient] = [next, nextValue, nextGradient];
  }
  return { at, value, evaluations };
}

function identity(size: number): number[][] {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_each, j) => (i === j ? 1 : 0)));
}

/** The inverse Hessian after a step and the change of slope that it made; as it was where the curvature is not positive. */
function updated(inverse: number[][], step: Point, change: Point): number[][] {
  const curvature = dot(step, change);
  if (curvature <= 1e-14) return inverse;
  const turned = inverse.map((row) => dot(row, change));
  const factor = 1 + dot(change, turned) / curvature;
  return inverse.map((row, i) =>
    row.map((value, j) => {
      const [si, sj, ti, tj] = [step[i] ?? 0, step[j] ?? 0, turned[i] ?? 0, turned[j] ?? 0];
      return value + (factor * si * sj - ti * sj - si * tj) / curvature;
    }),
  );
}
