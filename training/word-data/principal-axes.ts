/** Enough for the leading axes to settle to more digits than are kept. */
const iterations = 200;

/**
 * The leading principal axes of centred rows, each of length 1, strongest first: power iteration with deflation on the
 * covariance matrix (Hotelling, 1933). Deterministic.
 */
export function principalAxes(rows: readonly (readonly number[])[], count: number): readonly (readonly number[])[] {
  const covariance = covarianceOf(rows);
  const axes: number[][] = [];
  for (let found = 0; found < count; found++) {
    let axis = covariance.map((_, at) => Math.sin(at * 7.3 + found));
    for (let step = 0; step < iterations; step++) axis = unit(times(covariance, axis));
    const strength = dot(times(covariance, axis), axis);
    covariance.forEach((row, left) => {
      axis.forEach((part, right) => (row[right] = (row[right] ?? 0) - strength * (axis[left] ?? 0) * part));
    });
    axes.push(axis);
  }
  return axes;
}

function covarianceOf(rows: readonly (readonly number[])[]): number[][] {
  const size = rows[0]?.length ?? 0;
  const sums = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const row of rows)
    sums.forEach((sum, left) => {
      const value = row[left] ?? 0;
      for (let right = 0; right < size; right++) sum[right] = (sum[right] ?? 0) + value * (row[right] ?? 0);
    });
  return sums;
}

function times(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
