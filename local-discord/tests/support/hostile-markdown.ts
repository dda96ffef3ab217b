import fc from 'fast-check';

/** Pieces that open something in Discord's Markdown, and characters that are not what they seem. */
const openers =
  '@everyone <@123456789012345678> <@&123456789012345678> <#123456789012345678> <t:1700000000:R> ' +
  '<:name:123456789012345678> </ask:123456789012345678> [shown](https://evil.example) https://evil.example ' +
  '[a](<https://evil.example>) <https://evil.example> ` `` ``` * ** *** _ __ ~~ || | # ## -# - + 1. 12. > >>> \\ ' +
  '\\\\ :smile: \u202E \u2066 \u200B \u0000 \uD800 \uDC00 👩‍👩‍👧 🇩🇪 e\u0301 a word . ( ) ://';
const pieces = [...openers.split(' '), '```ts\n', '\n', '\r\n', '\t', ' ', '  ', '\u2028', '\uFEFF'];

/** Such pieces, and anything else, in any order. */
export const hostileText = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 12 })), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));
