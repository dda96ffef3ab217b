import { ComponentType as Type, TextInputStyle } from 'discord-api-types/v10';
import { selects, withUniqueIds } from './validate-components.ts';
import { boolean, byType, integer, list, model, oneOf, type Report, required, type Rule, text } from './schema.ts';

const customId = text({ min: 1, max: 100 });

function checkLengths({ min_length: min, max_length: max }: Record<string, unknown>, report: Report): void {
  if (typeof min === 'number' && typeof max === 'number' && min > max)
    report.at('min_length').add('TEXT_INPUT_COMPONENT_MIN_LENGTH_TOO_LARGE', 'The least length exceeds the greatest');
}

const input = {
  custom_id: required(customId),
  style: required(oneOf(TextInputStyle.Short, TextInputStyle.Paragraph)),
  min_length: integer({ min: 0, max: 4_000 }),
  max_length: integer({ min: 1, max: 4_000 }),
  required: boolean,
  value: text({ max: 4_000 }),
  placeholder: text({ max: 100 }),
};

/** Under a label of its own. */
const textInput = model({ ...input, label: text({ max: 45 }) }, checkLengths);
/** Straight in a row: then it must carry its label. */
const labelledInput = model({ ...input, label: required(text({ min: 1, max: 45 })) }, checkLengths);

const fileUpload = model({
  custom_id: required(customId),
  min_values: integer({ min: 0, max: 10 }),
  max_values: integer({ min: 1, max: 10 }),
  required: boolean,
});

const label = model({
  label: required(text({ min: 1, max: 45 })),
  description: text({ max: 100 }),
  component: required(byType('type', { [Type.TextInput]: textInput, [Type.FileUpload]: fileUpload, ...selects })),
});

const row = model({
  components: required(list(byType('type', { [Type.TextInput]: labelledInput }), { min: 1, max: 1 })),
});

export const modal: Rule = model({
  custom_id: required(customId),
  title: required(text({ min: 1, max: 45 })),
  components: required(
    withUniqueIds(
      list(
        byType('type', {
          [Type.Label]: label,
          [Type.ActionRow]: row,
          [Type.TextDisplay]: model({ content: required(text({ min: 1, max: 4_000 })) }),
        }),
        { min: 1, max: 5 },
      ),
    ),
  ),
});
