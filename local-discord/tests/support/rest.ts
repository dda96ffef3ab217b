import type { LocalDiscord } from '../../src/local-discord.ts';

export type Answered = { readonly status: number; readonly json: unknown };

/** Asks the local Discord directly, as a bot's REST client would. */
export function restOf(discord: LocalDiscord, headers: Readonly<Record<string, string>> = {}) {
  return async (method: string, path: string, body?: unknown): Promise<Answered> => {
    const response = await fetch(`${discord.apiUrl}/v10/${path}`, {
      method,
      headers: {
        authorization: `Bot ${discord.token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
  };
}

/** The codes of a form error by the path of their field: `embeds.0.title: BASE_TYPE_BAD_LENGTH`. */
export function formCodes(json: unknown): readonly string[] {
  const { errors } = json as { readonly errors?: unknown };
  return codesIn(errors, []);
}

function codesIn(value: unknown, path: readonly string[]): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '_errors'
      ? (inner as { readonly code: string }[]).map(({ code }) => `${path.join('.')}: ${code}`)
      : codesIn(inner, [...path, key]),
  );
}
