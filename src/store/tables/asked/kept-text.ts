/** Members, roles and channels as Discord writes them. */
const mentioned = /<(?:@[!&]?|#)\d{1,20}>/gu;
/** Ids of anything on Discord, also in its addresses and emoji. */
const snowflake = /\d{17,20}/gu;
/** Addresses of mail, names behind an "@", and "name#1234". */
const address = /[^\s@<>]{1,64}@[^\s@<>]{1,255}/gu;
const handle = /@[\p{L}\p{M}\p{N}_.]{1,32}/gu;
const tag = /[\p{L}\p{M}\p{N}_.]{2,32}#\d{4}(?!\d)/gu;

/** A question without whoever it names in a way that Discord knows: mentions, ids, @names, and addresses of mail. */
export function withoutPeople(text: string): string {
  if (!/[@#]|\d{17}/u.test(text)) return text;
  return text
    .replaceAll(mentioned, '@…')
    .replaceAll(snowflake, '…')
    .replaceAll(address, '@…')
    .replaceAll(handle, '@…')
    .replaceAll(tag, '@…');
}
