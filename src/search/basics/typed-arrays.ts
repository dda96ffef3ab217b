/** A copy of `array` with room for at least `needed` elements, or `array` itself where it has that room. */
export function withRoom<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array>(
  array: T,
  needed: number,
): T {
  if (needed <= array.length) return array;
  const Larger = array.constructor as new (length: number) => T;
  const larger = new Larger(Math.max(needed, Math.ceil(array.length * 1.5)));
  larger.set(array);
  return larger;
}

/**
 * The first place below `size` from which on something holds, found by halves: it must hold for all that follow one for which it
 * does. `size` where it holds for none.
 */
export function firstPlace(size: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
