/** A set of flags, in the type that discord-api-types gives such a set. */
export function bits<Flags extends number>(value: number | Flags): Flags {
  return value as Flags;
}
