import { ButtonStyle, ComponentType as Type } from 'discord-api-types/v10';
import {
  anything,
  boolean,
  byType,
  channelTypes,
  integer,
  isRecord,
  list,
  model,
  numberOf,
  oneOf,
  type Report,
  required,
  type Rule,
  snowflake,
  text,
} from './schema.ts';
import { url } from './validate-url.ts';

const emoji = model({ id: snowflake, name: text({ max: 32 }), animated: boolean });
const customId = text({ min: 1, max: 100 });

const button = model(
  {
    style: required(oneOf(1, 2, 3, 4, 5, 6)),
    label: text({ max: 80 }),
    custom_id: customId,
    url: url('http', 'https', 'discord'),
    emoji,
    sku_id: snowflake,
    disabled: boolean,
  },
  (value, report) => {
    const isLink = value['style'] === ButtonStyle.Link;
    const isPremium = value['style'] === ButtonStyle.Premium;
    if (isLink && value['url'] == null) report.at('url').add('BASE_TYPE_REQUIRED', 'A url is required');
    if (!isLink && !isPremium && value['custom_id'] == null)
      report.at('custom_id').add('BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id required');
    if (isLink && value['custom_id'] != null)
      report.add('COMPONENT_CUSTOM_ID_AND_URL', 'A custom id and url cannot both be specified');
    if (!isLink && value['url'] != null)
      report.at('url').add('COMPONENT_URL_NOT_ALLOWED', 'A url is only allowed in a link button');
    if (!isPremium && value['label'] == null && value['emoji'] == null)
      report.add('BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or an emoji is required');
  },
);

const option = model({
  label: required(text({ min: 1, max: 100 })),
  value: required(text({ min: 1, max: 100 })),
  description: text({ max: 100 }),
  emoji,
  default: boolean,
});

const selectShared = {
  custom_id: required(customId),
  placeholder: text({ max: 150 }),
  min_values: integer({ min: 0, max: 25 }),
  max_values: integer({ min: 1, max: 25 }),
  disabled: boolean,
  required: boolean,
  default_values: list(model({ id: required(snowflake), type: required(oneOf('user', 'role', 'channel')) }), {
    max: 25,
  }),
};

const stringSelect = model(
  { ...selectShared, options: required(list(option, { min: 1, max: 25 })) },
  checkCounts,
  (value, report) => {
    const values = optionValues(value['options']);
    for (const [index, one] of values.entries())
      if (typeof one === 'string' && values.indexOf(one) !== index)
        report
          .at('options')
          .at(index)
          .at('value')
          .add('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
    const { min_values: min } = value;
    if (typeof min === 'number' && min > values.length)
      report
        .at('min_values')
        .add('SELECT_COMPONENT_MIN_VALUES_TOO_LARGE', 'Fewer options than the least number of values');
  },
);

const entitySelect = model({ ...selectShared, channel_types: channelTypes }, checkCounts);

export const selects: Readonly<Record<number, Rule>> = {
  [Type.StringSelect]: stringSelect,
  [Type.UserSelect]: entitySelect,
  [Type.RoleSelect]: entitySelect,
  [Type.MentionableSelect]: entitySelect,
  [Type.ChannelSelect]: entitySelect,
};

/** Five buttons, or one menu. */
const actionRow = model(
  { components: required(list(byType('type', { [Type.Button]: button, ...selects }), { min: 1, max: 5 })) },
  (value, report) => {
    const held = Array.isArray(value['components']) ? (value['components'] as unknown[]) : [];
    const menus = held.filter((one) => isRecord(one) && numberOf(one['type']) in selects);
    if (menus.length > 0 && held.length > 1)
      report
        .at('components')
        .add('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width');
  },
);

const media = model({ url: required(url('http', 'https', 'attachment')) });
const textDisplay = model({ content: required(text({ min: 1, max: 4_000 })) });
const mediaGallery = model({
  items: required(list(model({ media: required(media), description: text({ max: 1_024 }) }), { min: 1, max: 10 })),
});
const section = model({
  components: required(list(byType('type', { [Type.TextDisplay]: textDisplay }), { min: 1, max: 3 })),
  accessory: required(byType('type', { [Type.Button]: button, [Type.Thumbnail]: model({ media: required(media) }) })),
});
const inContainer = {
  [Type.ActionRow]: actionRow,
  [Type.Section]: section,
  [Type.TextDisplay]: textDisplay,
  [Type.MediaGallery]: mediaGallery,
  [Type.File]: model({ file: required(media) }),
  [Type.Separator]: anything,
};

/** Rows of buttons and menus: at most five. */
export const actionRows: Rule = withUniqueIds(list(byType('type', { [Type.ActionRow]: actionRow }), { max: 5 }));

/** What a message with the flag for them may hold: at most forty, all told. */
export const layout: Rule = withUniqueIds(
  list(
    byType('type', {
      ...inContainer,
      [Type.Container]: model({ components: required(list(byType('type', inContainer), { min: 1 })) }),
    }),
    { max: 40 },
  ),
);

export function withUniqueIds(rule: Rule): Rule {
  return (value, report) => {
    rule(value, report);
    findDuplicates(value, report, new Set());
  };
}

/** Every custom id of a message or modal once only. */
function findDuplicates(value: unknown, report: Report, seen: Set<string>): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) findDuplicates(item, report.at(index), seen);
    return;
  }
  if (!isRecord(value)) return;
  const id = value['custom_id'];
  if (typeof id === 'string') {
    if (seen.has(id))
      report.at('custom_id').add('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
    seen.add(id);
  }
  for (const inner of ['components', 'component', 'accessory'] as const)
    if (value[inner] != null) findDuplicates(value[inner], report.at(inner), seen);
}

function checkCounts({ min_values: min, max_values: max }: Record<string, unknown>, report: Report): void {
  if (typeof min === 'number' && typeof max === 'number' && min > max)
    report
      .at('min_values')
      .add('SELECT_COMPONENT_MIN_VALUES_TOO_LARGE', 'The least number of values exceeds the greatest');
}

function optionValues(options: unknown): readonly unknown[] {
  return Array.isArray(options) ? options.map((one: unknown) => (isRecord(one) ? one['value'] : undefined)) : [];
}
