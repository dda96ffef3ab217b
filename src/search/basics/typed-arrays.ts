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
