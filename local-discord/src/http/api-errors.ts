import { RESTJSONErrorCodes as Code } from 'discord-api-types/v10';

/** Discord's form errors: each field's own under its name, list items under their index. */
export type FormErrors = { [field: string]: FormErrors | readonly FormError[] };
export type FormError = { readonly code: string; readonly message: string };

/** What a request is refused with: HTTP status and Discord's JSON body. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: number;
  readonly errors: FormErrors | undefined;

  constructor(status: number, code: number, message: string, errors?: FormErrors) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  toJSON(): object {
    return { message: this.message, code: this.code, ...(this.errors !== undefined && { errors: this.errors }) };
  }
}

/** Discord's errors by code: the HTTP status and wording that come with each. */
const known = {
  [Code.UnknownApplication]: [404, 'Unknown Application'],
  [Code.UnknownChannel]: [404, 'Unknown Channel'],
  [Code.UnknownGuild]: [404, 'Unknown Guild'],
  [Code.UnknownMember]: [404, 'Unknown Member'],
  [Code.UnknownMessage]: [404, 'Unknown Message'],
  [Code.UnknownRole]: [404, 'Unknown Role'],
  [Code.UnknownUser]: [404, 'Unknown User'],
  [Code.UnknownEmoji]: [400, 'Unknown Emoji'],
  [Code.UnknownWebhook]: [404, 'Unknown Webhook'],
  [Code.UnknownInteraction]: [404, 'Unknown interaction'],
  [Code.UnknownApplicationCommand]: [404, 'Unknown application command'],
  [Code.UnknownApplicationCommandPermissions]: [404, 'Unknown application command permissions'],
  [Code.BotsCannotUseThisEndpoint]: [403, 'Bots cannot use this endpoint'],
  [Code.MaximumNumberOfPinsReachedForTheChannel]: [400, 'Maximum number of pins reached for the channel (250)'],
  [Code.MaximumNumberOfReactionsReached]: [400, 'Maximum number of reactions reached (20)'],
  [Code.MaximumNumberOfApplicationCommandsReached]: [400, 'Maximum number of application commands reached (100)'],
  [Code.MaximumDailyApplicationCommandCreatesReached]: [
    400,
    'Max number of daily application command creates has been reached (200)',
  ],
  [Code.RequestEntityTooLarge]: [413, 'Request entity too large'],
  [Code.InteractionHasAlreadyBeenAcknowledged]: [400, 'Interaction has already been acknowledged.'],
  [Code.MissingAccess]: [403, 'Missing Access'],
  [Code.CannotEditMessageAuthoredByAnotherUser]: [403, 'Cannot edit a message authored by another user'],
  [Code.CannotSendAnEmptyMessage]: [400, 'Cannot send an empty message'],
  [Code.CannotSendMessagesToThisUser]: [403, 'Cannot send messages to this user'],
  [Code.MissingPermissions]: [403, 'Missing Permissions'],
  [Code.CannotExecuteActionOnSystemMessage]: [400, 'Cannot execute action on a system message'],
  [Code.CannotExecuteActionOnThisChannelType]: [400, 'Cannot execute action on this channel type'],
  [Code.InvalidWebhookToken]: [401, 'Invalid Webhook Token'],
  [Code.OneOfTheMessagesProvidedWasTooOldForBulkDelete]: [400, 'A message provided was too old to bulk delete'],
  [Code.ProvidedTooFewOrTooManyMessagesToDelete]: [
    400,
    'You can only bulk delete between 2 and 100 messages and channel messages',
  ],
  [Code.InvalidActionOnArchivedThread]: [400, 'Invalid operation on an archived thread'],
  [Code.RequestBodyContainsInvalidJSON]: [400, 'The request body contains invalid JSON.'],
  [Code.CannotReplyWithoutPermissionToReadMessageHistory]: [
    400,
    'Cannot reply without permission to read message history',
  ],
  [Code.ThreadAlreadyCreatedForMessage]: [400, 'A thread has already been created for this message'],
  [Code.ThreadLocked]: [400, 'Thread is locked'],
  [Code.UnknownTag]: [404, 'Unknown Tag'],
  [Code.ThisMessageWasAlreadyCrossposted]: [400, 'This message has already been crossposted.'],
  [Code.TagRequiredToCreateAForumPostInThisChannel]: [400, 'A tag is required to create a forum post in this channel'],
  [Code.PollVotingBlocked]: [403, 'Poll voting blocked'],
  [Code.PollExpired]: [400, 'Poll expired'],
  [Code.CannotEditAPollMessage]: [400, 'Cannot edit a poll message'],
  [Code.CannotExpireANonPollMessage]: [400, 'Cannot expire a non-poll message'],
} as const satisfies Partial<Record<Code, readonly [number, string]>>;

/** One of Discord's errors, by its code. */
export function apiError(code: keyof typeof known): ApiError {
  const [status, message] = known[code];
  return new ApiError(status, code, message);
}

export function formError(errors: FormErrors): ApiError {
  return new ApiError(400, Code.InvalidFormBodyOrContentType, 'Invalid Form Body', errors);
}

/** A form error with a single complaint, at a path of field names. */
export function fieldError(path: readonly string[], code: string, message: string): ApiError {
  const leaf: FormErrors = { _errors: [{ code, message }] };
  return formError(path.reduceRight<FormErrors>((inner, field) => ({ [field]: inner }), leaf));
}

/** Runs a check whose form errors belong under a field of the whole body. */
export function under(field: string, run: () => void): void {
  try {
    run();
  } catch (error) {
    throw error instanceof ApiError && error.errors !== undefined ? formError({ [field]: error.errors }) : error;
  }
}

export const unauthorized = () => new ApiError(401, 0, '401: Unauthorized');
export const notFound = () => new ApiError(404, 0, '404: Not Found');
export const methodNotAllowed = () => new ApiError(405, 0, '405: Method Not Allowed');
export { RESTJSONErrorCodes as Code } from 'discord-api-types/v10';
