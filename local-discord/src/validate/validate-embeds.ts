import { boolean, integer, isRecord, lengthOf, list, model, type Report, type Rule, text } from './schema.ts';
import { required } from './schema.ts';
import { url } from './validate-url.ts';

const web = url('http', 'https');
const picture = model({ url: required(url('http', 'https', 'attachment')) });

const embed = model({
  title: text({ max: 256 }),
  description: text({ max: 4_096 }),
  url: web,
  timestamp: (value, report) => {
    if (typeof value !== 'string' || Number.isNaN(Date.parse(value)))
      report.add('DATE_TIME_TYPE_PARSE', `Could not parse ${String(value)}. Should be ISO8601.`);
  },
  color: integer({ min: 0, max: 0xff_ff_ff }),
  footer: model({ text: required(text({ min: 1, max: 2_048 })), icon_url: url('http', 'https', 'attachment') }),
  author: model({
    name: required(text({ min: 1, max: 256 })),
    url: web,
    icon_url: url('http', 'https', 'attachment'),
  }),
  fields: list(
    model({
      name: required(text({ min: 1, max: 256 })),
      value: required(text({ min: 1, max: 1_024 })),
      inline: boolean,
    }),
    { max: 25 },
  ),
  image: picture,
  thumbnail: picture,
});

const maxEmbeds = 10;
/** All texts of all embeds of a message together. */
const maxCharacters = 6_000;

export const embeds: Rule = (value, report) => {
  list(embed, { max: maxEmbeds })(value, report);
  if (Array.isArray(value)) countCharacters(value, report);
};

function countCharacters(all: readonly unknown[], report: Report): void {
  let total = 0;
  for (const [index, one] of all.entries()) {
    total += characters(one);
    if (total > maxCharacters)
      report.at(index).add('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${maxCharacters}`);
  }
}

function characters(one: unknown): number {
  if (!isRecord(one)) return 0;
  const { title, description, footer, author, fields } = one;
  const parts = [title, description, isRecord(footer) && footer['text'], isRecord(author) && author['name']];
  for (const field of Array.isArray(fields) ? (fields as unknown[]) : [])
    if (isRecord(field)) parts.push(field['name'], field['value']);
  return parts.reduce<number>((sum, part) => sum + (typeof part === 'string' ? lengthOf(part) : 0), 0);
}
