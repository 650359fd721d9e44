/** Beyond it a sum is scaled down, so that it never overflows. */
const LARGE = 1e280;
const LN_LARGE = Math.log(LARGE);
const MOST_TERMS = 200_000;

/** `exp(lnScale) · ₂F₁(a, b; c; z)` for 0 ≤ z < 1, by its series; the scale keeps large parameters within numbers. */
export function scaledGauss(lnScale: number, a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  let shift = lnScale;
  for (let n = 0; n < MOST_TERMS; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (sum > LARGE) {
      sum /= LARGE;
      term /= LARGE;
      shift += LN_LARGE;
    }
    if (Math.abs(term) < 1e-15 * Math.abs(sum)) break;
  }
  return sum * Math.exp(shift);
}

/**
 * `ln ₂F₁(1, b; c; z)` for 0 ≤ z < 1 and c > b > 0, by Gauss' continued fraction (modified Lentz), which converges
 * near z = 1 too, where the series takes 1 / (1 − z) terms.
 */
export function lnGaussOfOne(b: number, c: number, z: number): number {
  // F = 1 / (1 − k₁z / (1 − k₂z / …)), all k > 0.
  let fraction = 1;
  let upper = 1;
  let lower = 0;
  for (let n = 1; n < MOST_TERMS; n++) {
    const half = n >> 1;
    const k =
      n % 2 === 1
        ? ((b + half) * (c - 1 + half)) / ((c - 1 + 2 * half) * (c + 2 * half))
        : (half * (c - 1 - b + half)) / ((c - 2 + 2 * half) * (c - 1 + 2 * half));
    const part = -k * z;
    lower = 1 / (1 + part * lower);
    upper = 1 + part / upper;
    const factor = upper * lower;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return -Math.log(fraction);
}
