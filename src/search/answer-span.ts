import type { AnswerKind, Span } from './types.ts';
import type { TypedSpan } from './recognise.ts';

export type AnswerSpanInput = {
  readonly question: string;
  readonly kinds: readonly AnswerKind[];
  readonly focus: readonly string[];
  readonly text: string;
  readonly spans: readonly TypedSpan[];
  /** Words of the claim that the question's words met. */
  readonly matched: readonly Span[];
  readonly language: string;
};

/** The shortest stretch of a claim that answers the question, where one is recognised. */
export const findAnswerSpan = (input: AnswerSpanInput): Span | undefined => {
  const { kinds, spans, matched } = input;
  for (const kind of kinds) {
    const free = spans.find(
      (span) => span.kind === kind && !matched.some((word) => word.start < span.end && word.end > span.start),
    );
    if (free !== undefined) return { start: free.start, end: free.end };
  }
  return undefined;
};
