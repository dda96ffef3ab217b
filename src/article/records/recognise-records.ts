/** Longer ones stay text: the parser takes seconds for a megabyte. */
const LONGEST = 300_000;
const FEWEST = 2;
const QUESTION = String.raw`q|questions?|frage|pregunta|pergunta|domanda|vraag|pytanie|вопрос|питання|问题|問題|質問|질문`;
/** `"question": "…"`, `- q: …`: the field of a question, or a question that is itself a field's name. */
const FIELDS = new RegExp(
  String.raw`(?:^|[{,])[ \t]*(?:- +)?(?:(["']?)(?:${QUESTION})\1|["'][^"'\n]{1,300}[?？]["']|[^\s"'#&*!|>%@{[-][^"\n]{0,300}[?？]|["']@type["'])[ \t]*:(?=\s|["'[{])`,
  'gimu',
);

/** Whether a text looks as if it were questions and answers as fields, in JSON or YAML; only reading it tells. */
export function mayBeRecords(source: string): boolean {
  if (source.length > LONGEST) return false;
  const text = source.trim();
  const isBracketed = /^[[{]\s*["{[]/u.test(text);
  if (isBracketed && !/[\]}]$/u.test(text)) return false;
  let found = 0;
  for (const _ of text.matchAll(FIELDS)) {
    found += 1;
    if (found >= FEWEST) return true;
  }
  return false;
}
