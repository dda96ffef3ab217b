import type { Rule } from './schema.ts';

/** An address with one of these schemes, of at most 2,048 characters. */
export function url(...schemes: readonly string[]): Rule {
  return (value, report) => {
    if (typeof value !== 'string') return report.add('STRING_TYPE_CONVERT', `Could not interpret value as string.`);
    if (value.length > 2_048) return report.add('BASE_TYPE_MAX_LENGTH', 'Must be 2048 or fewer in length.');
    const parsed = URL.parse(value);
    if (parsed === null) return report.add('URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    const scheme = parsed.protocol.slice(0, -1);
    if (!schemes.includes(scheme))
      report.add(
        'URL_TYPE_INVALID_SCHEME',
        `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes.map((one) => `'${one}'`).join(', ')}).`,
      );
  };
}
