import type { APISelectMenuOption } from 'discord-api-types/v10';
import { plain } from '../../../src/bot/markdown.ts';
import type { Locale } from '../../../src/bot/messages/index.ts';
import type { AutocompleteRequest } from '../../../src/bot/request.ts';
import type { Choice } from '../../../src/reply/place-choices.ts';

/** As many as a menu holds: those that most articles are in. The option takes any other, too. */
const usual = 'en es de fr ru pt it nl pl uk cs sv da nb fi tr ar he fa hi ja ko zh vi id'.split(' ');
const mostChoices = 25;

/** Two letters of ISO 639-1. */
const codeForm = /^[a-z]{2}$/;

/** The code of a language that was picked or typed, by its code or by its name in English or in this language; undefined for none. */
export function languageCode(typed: string, locale: Locale): string | undefined {
  const text = plain(typed).toLowerCase();
  if (codeForm.test(text) && nameIn(text, 'en') !== undefined) return text;
  return usual.find((code) => [locale, 'en', code].some((shown) => nameIn(code, shown)?.toLowerCase() === text));
}

export function languageChoices({ focused, locale }: AutocompleteRequest<object>): readonly Choice[] {
  const typed = plain(focused.value).toLowerCase();
  const all = usual.map((code) => ({ name: capital(nameIn(code, locale) ?? code, locale), value: code }));
  const own = languageCode(typed, locale);
  const others = own === undefined || usual.includes(own) ? [] : [{ name: nameIn(own, locale) ?? own, value: own }];
  return [...others, ...all.filter(({ name, value }) => value === typed || name.toLowerCase().includes(typed))].slice(
    0,
    mostChoices,
  );
}

/** For the menu in the dialog. */
export function languageOptions(locale: Locale): APISelectMenuOption[] {
  return usual.map((code) => ({ label: capital(nameIn(code, locale) ?? code, locale), value: code }));
}

function nameIn(code: string, shown: string): string | undefined {
  return new Intl.DisplayNames([shown], { type: 'language', fallback: 'none' }).of(code);
}

function capital(name: string, locale: Locale): string {
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
