import type { StatedDetails } from '../../article-format.ts';
import { cleanText } from '../../readable-text.ts';

const LONGEST_TITLE = 250;
const LONGEST_AUTHOR = 100;

/** What programs write where nobody gave a title: the file's name, their own name, nothing in many languages. */
const NO_TITLE =
  /^(?:untitled|unbenannt|ohne titel|sans titre|sin título|senza titolo|без имени|document\s?\d*|dokument\s?\d*|slide \d+|powerpoint.*|presentation\s?\d*|microsoft (?:word|powerpoint|excel)\b.*|print(?:ing)?\b.*|about:blank|.*\.(?:docx?|odt|rtf|tex|dvi|indd|pptx?|xlsx?|txt|md|html?|pdf|qxd|cdr|pages))$/iu;
/** Accounts rather than people. */
const NO_AUTHOR =
  /^(?:user|users?\d*|admin(?:istrator)?|owner|author|root|guest|default|test|pc|home|laptop|desktop|windows user|microsoft office user|unknown|unbekannt|anonymous|none|null|office|info|scan(?:ner)?\b.*|.*\.(?:com|org|net|de)|[\w.+-]+@\S+)$/iu;

/** Title and author of a PDF as it states them, where somebody seems to have written them. */
export function readPdfDetails(stated: { readonly title?: string; readonly author?: string }): StatedDetails {
  const title = cleanText(stated.title ?? '');
  const author = cleanText(stated.author ?? '');
  const isTitle = /\p{L}{2}/u.test(title) && title.length <= LONGEST_TITLE && !NO_TITLE.test(title) && !isCode(title);
  const isAuthor = /\p{L}{2}/u.test(author) && author.length <= LONGEST_AUTHOR && !NO_AUTHOR.test(author);
  return { ...(isTitle && { title }), ...(isAuthor && { author }) };
}

/** "rules_2031-final-v3": a name without spaces that no reader was to see. */
function isCode(title: string): boolean {
  return !title.includes(' ') && /[_\d]/u.test(title);
}
