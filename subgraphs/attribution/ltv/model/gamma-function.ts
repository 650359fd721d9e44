/** Lanczos' coefficients for g = 7, n = 9 (Godfrey, 2001): fifteen digits. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;
const HALF_LOG_TWO_PI = 0.9189385332046727;

/** ln Γ(x) for x > 0. */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x);
  const shifted = x - 1;
  let sum: number = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i++) sum += (LANCZOS[i] ?? 0) / (shifted + i);
  const top = shifted + 7.5;
  return HALF_LOG_TWO_PI + (shifted + 0.5) * Math.log(top) - top + Math.log(sum);
}

/** The derivative of ln Γ at x > 0: by its recurrence up to 10, then by the asymptotic series. */
export function digamma(x: number): number {
  let [sum, at] = [0, x];
  while (at < 10) {
    sum -= 1 / at;
    at += 1;
  }
  const square = 1 / (at * at);
  const series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))));
  return sum + Math.log(at) - 1 / (2 * at) - series;
}
