import { admonitionTitle } from './admonition-titles.ts';
import type { MarkupTag } from './html-tags.ts';

/** What a component, a shortcode or `<details>` puts over what it encloses. */
export type SourceBox = {
  title: string | undefined;
  /** Whether the title heads its text; otherwise it leads into it. */
  readonly mayHead: boolean;
};

const HEADS = /accordion|detail|expand|collaps|tab|faq|step|question|disclosure|toggle|spoiler|dropdown/iu;
/** What holds several of these, or no text at all. */
const TITLELESS = /^(?:tabs|.*group|frame|image|img|figure|video|audio|iframe|youtube)$/iu;
const TITLES = ['title', 'question', 'summary', 'header', 'heading'];
const KINDS = ['type', 'kind', 'variant', 'severity', 'intent', 'status', 'style'];

/** What a component says of its text: a title, or that it is a warning. */
export function boxOf({ name, attributes }: MarkupTag): SourceBox | undefined {
  if (TITLELESS.test(name)) return undefined;
  const labels = /tab/iu.test(name) ? [...TITLES, 'label'] : TITLES;
  const written = labels.map((label) => attributes.get(label) ?? '').find((text) => text !== '') ?? '';
  const kind = KINDS.map((label) => attributes.get(label) ?? '').find((text) => text !== '') ?? name;
  const title = admonitionTitle(kind, written);
  return title === undefined ? undefined : { title, mayHead: HEADS.test(name) };
}
