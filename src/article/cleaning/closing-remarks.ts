import type { Block } from '../document-blocks.ts';

/** What a document says at its end, whatever was asked last. */
const CLOSES = new RegExp(
  `^["'*¿¡]*(?:${[
    'last (?:updated|modified|edited|reviewed|changed)\\b',
    '(?:do you )?(?:still|if you|you)? ?(?:have|got) (?:(?:any|a|more|other|further|another|additional|unanswered) )*questions?\\b',
    '(?:any|more|other|further|still) (?:more |other |further )?questions?\\b|questions\\?',
    '(?:still )?(?:stuck|need (?:more )?help)\\?',
    "(?:if )?(?:your question|(?:you )?(?:can['’]?t|cannot|could ?n[o'’]?t|did ?n[o'’]?t) find)\\b",
    '(?:please )?(?:feel free to )?(?:contact us|get in touch|reach out)\\b',
    'for (?:any|all|further|more|other) (?:further |other )?(?:questions|information|help|enquiries)\\b',
    'thank(?:s| you) for reading|(?:we )?hope (?:this|that) help',
    'letzte (?:änderung|aktualisierung)|zuletzt (?:aktualisiert|geändert)|(?:noch|weitere|bei (?:weiteren )?)\\s?fragen\\b|(?:ist )?(?:ihre|deine|eure) frage\\b|kontaktier',
    "dernière (?:mise à jour|modification)|(?:d['’])?autres? questions?\\b|pour toute (?:autre )?question|si vous avez (?:d['’]autres|une autre|des)|contactez|une question",
    'última (?:actualización|modificación)|(?:si )?(?:aún )?(?:tienes|tiene|tenéis) (?:más|otras?|alguna?)|para (?:más|cualquier|otras?) (?:otra )?(?:preguntas?|dudas?|consultas?)|contáctanos',
    'última atualização|(?:mais|outras) (?:perguntas|dúvidas)|(?:se )?(?:ainda )?(?:tem|tiver|ficou com) (?:mais |outras? |alguma )?(?:dúvidas?|perguntas?)|fale conosco|entre em contato',
    'последнее обновление|остались вопросы|если у вас (?:остались|есть)|свяжитесь с нами',
  ].join('|')})`,
  'iu',
);
/** Whoever asks so is answered by such a remark. */
const ASKS_FOR_HELP =
  /contact|kontakt|contac|help|support|question|reach|frage|hilfe|\baid|ayuda|ajuda|dúvida|duda|updat|aktualis|помо|связ|вопрос/iu;
/** No document has more to say at its end. */
const MOST = 4;

/**
 * Blocks with those marked that end a list of questions and are no answer to the last of them: what stands below a line that is drawn
 * across, where no other answer has one within, and what is said at the end of such lists alone ("Still have questions?").
 */
export function markClosing(blocks: readonly Block[]): readonly Block[] {
  const heads = blocks.flatMap((block, index) => (block.kind === 'heading' ? [index] : []));
  const result = [...blocks];
  for (const [order, start] of heads.entries()) {
    const end = heads[order + 1] ?? blocks.length;
    if (!asks(blocks[start]) || !asks(blocks[heads[order - 1] ?? -1]) || asks(blocks[end])) continue;
    const at = closingAt(result, start, end);
    const first = blocks[at];
    if (first !== undefined && first.kind !== 'heading') result[at] = { ...first, closes: true };
  }
  return result;
}

/** Where the remark begins that ends what stands between two headings; `end` where there is none. */
function closingAt(blocks: readonly Block[], start: number, end: number): number {
  const body = blocks.slice(start + 2, end);
  const ruled = body.findIndex(isBelowRule);
  const others = blocks
    .slice(0, start)
    .some((block) => block.kind !== 'heading' && block.closes !== true && isBelowRule(block));
  if (ruled !== -1 && !others && body.findLastIndex(isBelowRule) === ruled) return start + 2 + ruled;
  if (ASKS_FOR_HELP.test(blocks[start]?.text ?? '')) return end;
  const said = body.findIndex((block) => block.kind === 'paragraph' && isOut(block) && CLOSES.test(block.text));
  return said !== -1 && body.length - said <= MOST ? start + 2 + said : end;
}

function isBelowRule(block: Block): boolean {
  return block.ruled === true && isOut(block);
}

function isOut(block: Block): boolean {
  return (
    block.kind !== 'heading' && (block.depth ?? 0) <= (block.kind === 'item' ? 1 : 0) && block.leadIn === undefined
  );
}

function asks(block: Block | undefined): boolean {
  return block?.kind === 'heading' && (block.asks === true || /[?？؟]["”’»)*\s]*$/u.test(block.text));
}
