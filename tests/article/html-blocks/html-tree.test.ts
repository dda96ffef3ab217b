import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  htmlParser,
  type HtmlNode,
  type HtmlParent,
  isElement,
  isText,
  smallTree,
} from '../../../src/article/html-blocks/html-tree.ts';

/** A tree as it is known to a reader of it: names, attributes, texts, and the lines that they begin in. */
function shapeOf(node: HtmlNode | HtmlParent): unknown {
  if ('value' in node && isText(node)) return [node.value, node.sourceCodeLocation?.startLine];
  const children = 'childNodes' in node ? node.childNodes.map(shapeOf) : [];
  const content = 'content' in node ? shapeOf(node.content) : undefined;
  if ('data' in node) return node.data;
  return 'attrs' in node && isElement(node)
    ? [node.tagName, node.namespaceURI, node.attrs, node.sourceCodeLocation?.startLine, children, content]
    : [node.nodeName, children];
}

/** Whether all that stands in a node knows that it does. */
function isBound(node: HtmlNode | HtmlParent): boolean {
  return !('childNodes' in node) || node.childNodes.every((child) => child.parentNode === node && isBound(child));
}

test('a small tree is the one that the parser makes, with the line of each node', () => {
  const tag = fc.constantFrom(
    'p',
    'b',
    'i',
    'a',
    'div',
    'table',
    'tr',
    'td',
    'th',
    'tbody',
    'caption',
    'ul',
    'li',
    'pre',
    'svg',
    'math',
    'template',
    'select',
    'option',
    'form',
    'h2',
    'script',
    'style',
    'textarea',
    'body',
    'html',
    'head',
    'title',
    'br',
    'img',
  );
  const part = fc.oneof(
    tag.map((name) => `<${name}>`),
    tag.map((name) => `</${name}>`),
    tag.map((name) => `<${name} class="a b" id=c hidden>`),
    fc.constantFrom(
      'Some words here. ',
      'a &amp; b',
      '\n',
      '\r\n',
      ' \n ',
      '<!-- no -->',
      '<!doctype html>',
      '&#0;',
      '\0',
      '🪔',
      'ä',
    ),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const html = parts.join('');
      const { parse, parseFragment } = htmlParser();
      for (const read of [parse, parseFragment]) {
        const options = { sourceCodeLocationInfo: true, scriptingEnabled: false };
        const small = read(html, { ...options, treeAdapter: smallTree() });
        expect(shapeOf(small)).toEqual(shapeOf(read(html, options)));
        expect(isBound(small)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
