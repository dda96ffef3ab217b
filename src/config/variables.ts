import { UserError } from '../errors.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as absent. */
export function variableOf(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? undefined : value;
}

export function whole(env: Env, name: string, otherwise: number, least: number, most: number): number {
  const value = variableOf(env, name);
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most)
    throw invalid(name, `a whole number from ${least} to ${most}`);
  return number;
}

export function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

export function invalid(variable: string, expected: string): UserError {
  return new UserError('CONFIG_INVALID', `${variable} must be ${expected}. Mend it in .env or the environment.`, {
    variable,
  });
}
