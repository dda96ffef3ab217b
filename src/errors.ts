/** What can go wrong in a way that a person can mend. The wording for Discord is in `bot/messages`; for a terminal, `message`. */
export type ErrorCode =
  | 'ARTICLE_UNREADABLE'
  | 'ARTICLE_EMPTY'
  | 'ARTICLE_UNKNOWN'
  | 'ARTICLE_DUPLICATE'
  | 'ARTICLE_TOO_LONG'
  | 'LIBRARY_FULL'
  | 'LIBRARY_CHANGED'
  | 'CHECKS_FULL'
  | 'TEACHING_UNKNOWN'
  | 'TEACHING_FULL'
  | 'TEACHING_EMPTY'
  | 'TERM_INVALID'
  | 'DRAFT_OVER'
  | 'WEIGHTS_INVALID'
  | 'EVAL_SET_INVALID'
  | 'STORE_UNREADABLE'
  | 'STORE_NEWER'
  | 'STORE_BUSY'
  | 'STORE_UNREACHABLE'
  | 'STORE_COPY'
  | 'CONFIG_INVALID'
  | 'DISCORD_LOGIN'
  | 'DISCORD_UNREACHABLE'
  | 'CANNOT_POST'
  | 'CHANNEL_GONE'
  | 'NOTHING_KEPT'
  | 'THREAD_LOCKED'
  | 'THREAD_ARCHIVED'
  | 'MESSAGE_GONE'
  | 'PINS_FULL'
  | 'THREADS_FULL'
  | 'POST_BLOCKED'
  | 'URL_INVALID'
  | 'URL_PRIVATE'
  | 'URL_UNREACHABLE'
  | 'URL_TOO_LARGE'
  | 'URL_TOO_SLOW'
  | 'URL_GONE'
  | 'URL_REFUSED'
  | 'URL_NOT_A_DOCUMENT'
  | 'FILE_UNREACHABLE'
  | 'FILE_TOO_LARGE'
  | 'FILE_GONE'
  | 'FILE_NOT_A_DOCUMENT'
  | 'EXPORT_INVALID'
  | 'EXPORT_NEWER'
  | 'USAGE';

/** Values that an error's wording may name. Never a secret, never a member's text. */
export type ErrorContext = Readonly<Record<string, string | number | undefined>>;

/** An error that is nobody's bug: it says what is wrong, where, and what to do about it. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: ErrorCode;
  readonly context: ErrorContext;

  constructor(code: ErrorCode, message: string, context: ErrorContext = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.context = context;
  }
}
