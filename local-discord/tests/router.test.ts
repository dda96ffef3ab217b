import { describe, expect, test } from 'vitest';
import { Router } from '../src/http/router.ts';

const handle = () => ({ status: 204 });
const router = new Router([
  { method: 'GET', path: 'channels/:channel/messages/:message', handle },
  { method: 'GET', path: 'channels/:channel/messages/pins', handle },
  { method: 'PUT', path: 'channels/:channel/messages/:message/reactions/:emoji/@me', handle },
  { method: 'DELETE', path: 'channels/:channel/messages/:message/reactions/:emoji/:user', handle },
  { method: 'POST', path: 'channels/:channel/messages/:message', handle },
]);

function found(method: string, path: string): unknown {
  const match = router.match(method, path);
  return typeof match === 'object' ? [match.route.path, Object.fromEntries(match.params)] : match;
}

describe('finding a route', () => {
  test('takes a fixed part before a named one, whatever order they were given in', () => {
    expect(found('GET', 'channels/1/messages/pins')).toEqual(['channels/:channel/messages/pins', { channel: '1' }]);
    expect(found('GET', 'channels/1/messages/2')).toEqual([
      'channels/:channel/messages/:message',
      { channel: '1', message: '2' },
    ]);
  });

  test('decodes what the path names, and @ wherever it stands', () => {
    const [, params] = found('PUT', 'channels/1/messages/2/reactions/%F0%9F%91%8D/%40me') as [string, object];
    expect(params).toEqual({ channel: '1', message: '2', emoji: '👍' });
    expect(found('GET', 'channels/1/messages/%E0%A4%A')).toEqual([
      'channels/:channel/messages/:message',
      { channel: '1', message: '%E0%A4%A' },
    ]);
  });

  test('tells a path that is not there from a method that is not', () => {
    expect(found('GET', 'channels/1')).toBeUndefined();
    expect(found('GET', 'channels//messages/pins')).toBeUndefined();
    expect(found('PATCH', 'channels/1/messages/2')).toBe('method');
  });
});
