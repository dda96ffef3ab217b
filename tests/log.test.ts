import { describe, expect, it } from 'vitest';
import { createLog, redact } from '../src/log.ts';

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

  it("keeps an error's code, status and method, and never its request body", () => {
    const error = Object.assign(new Error('Invalid Form Body'), {
      code: 50035,
      status: 400,
      method: 'POST',
      requestBody: { json: { content: 'what a member wrote' } },
    });
    const lines = logged((log) => log.error({ err: error }, 'refused'));
    expect(JSON.parse(lines)).toMatchObject({ err: { code: 50035, status: 400, method: 'POST' } });
    expect(lines).not.toContain('what a member wrote');
  });
});
