/** A set of flags, in the type that discord-api-types gives such a set. */
export function bits<Flags extends number>(value: number | NoInfer<Flags>): Flags {
  return value as Flags;
}
