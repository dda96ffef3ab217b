import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { CustomId } from '../../../src/bot/action.ts';
import { cut, escapeWithin, quote } from '../../../src/bot/markdown.ts';
import type { Messages } from '../../../src/bot/messages/index.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { type TaughtNote, type TaughtTerm, teachingLimits } from '../../../src/library/teaching/taught.ts';
import type { MenuOption } from '../../../src/reply/message-parts.ts';

/** What Discord takes of a text, of a label, and of what stands below it. */
const longest = 4_000;
const labelLength = 45;
const hintLength = 100;
const searchLength = 100;
const dayLength = 60;
const shownLength = 1_200;

type Part = APIModalInteractionResponseCallbackData['components'][number];

/** Where questions are answered: a place that is near, or one to be looked for. `hasPlace`: neither need be said. */
export function linkDialog(
  id: CustomId,
  questions: readonly string[],
  near: readonly MenuOption[],
  { teaching }: Messages,
  hasPlace = false,
): Reply {
  return dialog(id, teaching.dialogs.link, [
    questionsPart(questions, teaching),
    ...(near.length === 0 ? [] : [select('near', teaching.near, teaching.nearHint, near)]),
    short('search', teaching.search, teaching.searchHint, {
      most: searchLength,
      required: near.length === 0 && !hasPlace,
    }),
  ]);
}

export function termDialog(
  id: CustomId,
  { term, means, bothWays }: Partial<TaughtTerm>,
  { teaching }: Messages,
): Reply {
  const ways = [
    { label: teaching.oneWay, value: 'one', default: bothWays === false },
    { label: teaching.bothWays, value: 'both', default: bothWays !== false },
  ].map((option) => ({ ...option, label: cut(option.label, hintLength) }));
  return dialog(id, teaching.dialogs.term, [
    short('term', teaching.termWord, teaching.termHint, { most: teachingLimits.term, value: term, required: true }),
    short('means', teaching.means, teaching.meansHint, { most: teachingLimits.means, value: means, required: true }),
    select('ways', teaching.ways, undefined, ways, true),
  ]);
}

/** `words`: a member's, which nobody changes. */
export function noteDialog(
  id: CustomId,
  { questions, text, words, day }: Pick<TaughtNote, 'questions'> & Partial<Record<'text' | 'words' | 'day', string>>,
  { teaching }: Messages,
): Reply {
  const { dialogs, theirWords } = teaching;
  const answer =
    words === undefined
      ? paragraph('text', teaching.text, teaching.textHint, { most: teachingLimits.note, value: text })
      : textDisplay(`${theirWords}\n${quote(escapeWithin(words, shownLength))}`);
  return dialog(id, words === undefined ? dialogs.note : dialogs.message, [
    questionsPart(questions, teaching),
    answer,
    short('day', teaching.lookAgain, teaching.lookAgainHint, { most: dayLength, value: day, required: false }),
  ]);
}

function dialog(custom_id: CustomId, title: string, components: readonly Part[]): Reply {
  return { kind: 'modal', modal: { custom_id, title: cut(title, labelLength), components: [...components] } };
}

function questionsPart(questions: readonly string[], teaching: Messages['teaching']): APILabelComponent {
  const value = questions.join('\n').slice(0, longest).toWellFormed();
  return paragraph('questions', teaching.questions, teaching.questionsHint, { most: longest, value });
}

type Typed = { readonly most: number; readonly value?: string | undefined; readonly required?: boolean };

function short(name: string, label: string, hint: string, typed: Typed): APILabelComponent {
  return labelled(label, hint, textInput(name, TextInputStyle.Short, typed));
}

function paragraph(name: string, label: string, hint: string, typed: Typed): APILabelComponent {
  return labelled(label, hint, textInput(name, TextInputStyle.Paragraph, typed));
}

function textInput(custom_id: string, style: TextInputStyle, { most, value = '', required = true }: Typed) {
  const kept = value.slice(0, most).toWellFormed();
  const type = ComponentType.TextInput as const;
  return { type, custom_id, style, max_length: most, required, ...(kept !== '' && { value: kept }) };
}

function select(
  custom_id: string,
  label: string,
  hint: string | undefined,
  options: readonly APISelectMenuOption[],
  required = false,
): APILabelComponent {
  const menu = { type: ComponentType.StringSelect as const, custom_id, required, options: [...options] };
  return labelled(label, hint, menu);
}

function labelled(
  label: string,
  hint: string | undefined,
  component: APILabelComponent['component'],
): APILabelComponent {
  const description = hint === undefined ? {} : { description: cut(hint, hintLength) };
  return { type: ComponentType.Label, label: cut(label, labelLength), ...description, component };
}

function textDisplay(content: string): Part {
  return { type: ComponentType.TextDisplay, content };
}
