import { InteractionResponseType as Answer, InteractionType as Kind } from 'discord-api-types/v10';
import type { Interaction } from '../state/interactions.ts';
import { under } from '../http/api-errors.ts';
import { checkMessage } from './validate-message.ts';
import { modal } from './validate-modal.ts';
import { anything, check, float, isRecord, list, model, oneOf, required, type Rule, text } from './schema.ts';

const messages = [Answer.ChannelMessageWithSource, Answer.DeferredChannelMessageWithSource];
const updates = [Answer.DeferredMessageUpdate, Answer.UpdateMessage];

/** How each kind of interaction can be answered. */
const answers: Readonly<Record<number, readonly number[]>> = {
  [Kind.ApplicationCommand]: [...messages, Answer.Modal],
  [Kind.MessageComponent]: [...messages, ...updates, Answer.Modal],
  [Kind.ApplicationCommandAutocomplete]: [Answer.ApplicationCommandAutocompleteResult],
  [Kind.ModalSubmit]: messages,
};

/** A choice's value: text of at most 100 characters, or a number. */
const value: Rule = (given, report) => {
  if (typeof given === 'string') text({ max: 100 })(given, report);
  else float(given, report);
};

const choices = model({
  choices: required(
    list(model({ name: required(text({ min: 1, max: 100 })), name_localizations: anything, value: required(value) }), {
      max: 25,
    }),
  ),
});

/** @throws ApiError 50035, or 50006 for an empty message */
export function checkCallback(body: unknown, interaction: Interaction, files: number): void {
  const { kind, sourceMessageId } = interaction;
  const hasSource = kind === Kind.ModalSubmit && sourceMessageId !== undefined;
  const allowed = [...(answers[kind] ?? []), ...(hasSource ? updates : [])];
  check(model({ type: required(oneOf(...allowed)) }), body);
  const { type, data } = isRecord(body) ? body : {};
  switch (type) {
    case Answer.ChannelMessageWithSource:
      return under('data', () => checkMessage(data ?? {}, files));
    case Answer.UpdateMessage:
      return;
    case Answer.ApplicationCommandAutocompleteResult:
      return check(model({ data: required(choices) }), body);
    case Answer.Modal:
      return check(model({ data: required(modal) }), body);
    default:
      return;
  }
}
