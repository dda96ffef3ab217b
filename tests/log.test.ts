import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { redact, wordless } from '../src/redact.ts';

const token = `${'M'.repeat(24)}.Gabcde.${'x'.repeat(38)}`;

function logged(write: (log: ReturnType<typeof createLog>) => void, secrets: readonly string[] = []): string {
  let lines = '';
  write(createLog({ level: 'trace', secrets, destination: { write: (line) => void (lines += line) } }));
  return lines;
}

describe('the log', () => {
  it('never has a given secret, wherever it stands', () => {
    const lines = logged(
      (log) => {
        log.info({ nested: { deep: ['s3cret'] } }, 'the s3cret is s3cret');
        log.error({ err: new Error('s3cret in a message', { cause: new Error('s3cret beneath') }) });
      },
      ['s3cret'],
    );
    expect(lines).toContain('[redacted]');
    expect(lines).not.toContain('s3cret');
  });

  it('never has what looks like a bot token or an interaction token', () => {
    const url = 'https://discord.com/api/v10/interactions/123456789012345678/aW50ZXJhY3Rpb24tdG9rZW4/callback';
    const lines = logged((log) => log.warn({ url }, `token ${token}`));
    expect(lines).not.toContain('aW50ZXJhY3Rpb24tdG9rZW4');
    expect(lines).not.toContain(token);
    expect(redact(`/webhooks/1/abc_DEF-1/messages/@original`)).toBe('/webhooks/1/[redacted]/messages/@original');
  });

  it("keeps an error's code, status and method, and neither its request body nor what Discord says about that", () => {
    const said = 'content[TOO_LONG]: "what a member wrote" is too long';
    const error = Object.assign(new Error(`Invalid Form Body\n${said}`), {
      name: 'DiscordAPIError[50035]',
      code: 50035,
      status: 400,
      method: 'POST',
      url: 'https://discord.com/api/v10/channels/1/messages?content=what a member wrote',
      requestBody: { json: { content: 'what a member wrote' } },
      rawError: {
        code: 50035,
        message: said,
        errors: { embeds: { 0: { title: { _errors: [{ code: 'TOO_LONG', message: said }] } } } },
      },
    });
    const lines = logged((log) => {
      log.error({ err: error }, 'refused');
      log.error({ err: new Error('sending failed', { cause: error }) }, 'refused');
    });
    const [first = '', second = ''] = lines.split('\n');
    expect(JSON.parse(first)).toMatchObject({
      err: { code: 50035, status: 400, method: 'POST', complaints: ['body.embeds.0.title TOO_LONG'] },
    });
    expect(JSON.parse(second)).toMatchObject({ err: { message: 'sending failed', cause: { code: 50035 } } });
    expect(lines).toContain('log.test.ts');
    expect(lines).not.toContain('a member');
  });

  it('can leave out the message of any error, and keeps where it was thrown', () => {
    const error = Object.assign(new TypeError('what a member wrote\n    at a member (home:1:2)'), { code: 'ERR_ODD' });
    const lines = logged((log) => log.error({ err: wordless(error) }, 'broken'));
    expect(JSON.parse(lines)).toMatchObject({ err: { name: 'TypeError', code: 'ERR_ODD' } });
    expect(lines).toContain('log.test.ts');
    expect(lines).not.toContain('a member');
  });
});
