type Key = 'user' | 'channel' | 'locale' | 'theme' | 'traffic' | 'welcomed';

/** What this tab chose last, else what any tab did. */
export function recall(key: Key): string | undefined {
  return sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? undefined;
}

export function remember(key: Key, value: string): void {
  sessionStorage.setItem(key, value);
  localStorage.setItem(key, value);
}
