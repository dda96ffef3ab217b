/** Why Discord's own client would not have let a member do that. */
export type RefusalCode =
  | 'UNKNOWN_COMMAND'
  | 'NOT_ALLOWED'
  | 'UNKNOWN_OPTION'
  | 'OPTION_REQUIRED'
  | 'OPTION_INVALID'
  | 'UNKNOWN_COMPONENT'
  | 'COMPONENT_DISABLED'
  | 'SELECTION_INVALID'
  | 'FIELD_REQUIRED'
  | 'FIELD_INVALID'
  | 'UNKNOWN_FIELD'
  | 'NOT_VISIBLE'
  | 'POLL_CLOSED'
  | 'MESSAGE_INVALID';

/**
 * Thrown where Discord's own client would not even have asked the bot: nothing was sent. `message` is a sentence in English.
 *
 * @example expect(() => alice.command('no-such')).toThrow(expect.objectContaining({ code: 'UNKNOWN_COMMAND' }))
 */
export class ClientRefusal extends Error {
  override readonly name = 'ClientRefusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}
