import type { Objective, Point } from './minimize.ts';

/** Step of second differences: the rounding of a sum of millions is still small beside them. */
const STEP = 1e-3;

/** Inverse Hessian of a negative log-likelihood at its minimum; undefined where that is no proper minimum. */
export function covarianceAt(objective: Objective, at: Point): number[][] | undefined {
  const size = at.length;
  const shifted = (i: number, by: number, j: number, and: number): number =>
    objective.valueAt(at.map((value, k) => value + (k === i ? by : 0) + (k === j ? and : 0)));
  const hessian = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const second =
        (shifted(i, STEP, j, STEP) -
          shifted(i, STEP, j, -STEP) -
          shifted(i, -STEP, j, STEP) +
          shifted(i, -STEP, j, -STEP)) /
        (4 * STEP * STEP);
      for (const [row, column] of [
        [i, j],
        [j, i],
      ] as const) {
        const cells = hessian[row];
        if (cells) cells[column] = second;
      }
    }
  }
  return inverted(hessian);
}

/** Lower triangle L with L·Lᵀ = the matrix (Cholesky); undefined where it is not positive definite. */
export function triangleOf(matrix: ReadonlyArray<Point>): number[][] | undefined {
  const lower: number[][] = matrix.map((row) => row.map(() => 0));
  const cell = (i: number, j: number): number => lower[i]?.[j] ?? 0;
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]?.[j] ?? 0;
      for (let k = 0; k < j; k++) rest -= cell(i, k) * cell(j, k);
      if (i === j && !(rest > 0)) return undefined;
      const row = lower[i];
      if (row) row[j] = i === j ? Math.sqrt(rest) : rest / cell(j, j);
    }
  }
  return lower;
}

/** The inverse of a positive definite matrix, column by column from its triangle. */
function inverted(matrix: ReadonlyArray<Point>): number[][] | undefined {
  const lower = triangleOf(matrix);
  if (!lower) return undefined;
  const size = matrix.length;
  const cell = (i: number, j: number): number => lower[i]?.[j] ?? 0;
  return matrix.map((_, column) => {
    const solved = new Array<number>(size).fill(0);
    for (let i = 0; i < size; i++) {
      let rest = i === column ? 1 : 0;
      for (let k = 0; k < i; k++) rest -= cell(i, k) * (solved[k] ?? 0);
      solved[i] = rest / cell(i, i);
    }
    for (let i = size - 1; i >= 0; i--) {
      let rest = solved[i] ?? 0;
      for (let k = i + 1; k < size; k++) rest -= cell(k, i) * (solved[k] ?? 0);
      solved[i] = rest / cell(i, i);
    }
    return solved;
  });
}
