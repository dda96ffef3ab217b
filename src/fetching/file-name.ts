const maxLength = 150;

/** The name of what an answer holds: as the server says, else as the address ends; undefined where neither names it. */
export function fileNameOf(disposition: string | undefined, url: URL): string | undefined {
  const last = url.pathname.split('/').at(-1) ?? '';
  return cleaned(namedIn(disposition ?? '')) ?? cleaned(decoded(last));
}

/** `filename*`, in UTF-8, goes before `filename`. */
function namedIn(disposition: string): string {
  const [, extended] = /(?:^|;)\s*filename\*\s*=\s*utf-8'[^']*'([^\s;]+)/i.exec(disposition) ?? [];
  if (extended !== undefined) return decoded(extended);
  const [, quoted, plain = ''] = /(?:^|;)\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/i.exec(disposition) ?? [];
  // Headers come as Latin-1; what is UTF-8 all the same is read so.
  return Buffer.from(quoted?.replace(/\\(.)/g, '$1') ?? plain, 'latin1').toString('utf8');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** No folders, and nothing that is not seen. */
function cleaned(name: string): string | undefined {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const seen = last.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim();
  // The end says which format it is.
  const short = Array.from(seen).slice(-maxLength).join('');
  return short === '' || /^\.+$/.test(short) ? undefined : short;
}
