/** Wording of what members do, in English. The other languages have the same shape. */
export const en = { commands: {} };
