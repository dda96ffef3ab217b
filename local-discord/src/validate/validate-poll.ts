import { boolean, integer, model, oneOf, list, required, type Rule, snowflake, text } from './schema.ts';

const emoji = model({ id: snowflake, name: text({ max: 32 }) });

/** Open for at most 32 days, in hours. */
export const poll: Rule = model({
  question: required(model({ text: required(text({ min: 1, max: 300 })) })),
  answers: required(
    list(model({ poll_media: required(model({ text: required(text({ min: 1, max: 55 })), emoji })) }), {
      min: 1,
      max: 10,
    }),
  ),
  duration: integer({ min: 1, max: 768 }),
  allow_multiselect: boolean,
  layout_type: oneOf(1),
});
