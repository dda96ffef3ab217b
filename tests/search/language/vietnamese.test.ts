import { describe, expect, test } from 'vitest';
import { Slices } from '../../../src/search/basics/slices.ts';
import { searchScopeOf, Shard } from '../../../src/search/index/shard.ts';
import { languageOf } from '../../../src/search/language/languages.ts';
import { foldVietnamese } from '../../../src/search/language/tokens.ts';
import { readQuestion } from '../../../src/search/question/read-question.ts';

describe('two spellings of one Vietnamese word', () => {
  test.each([
    ['hoá', 'hóa'],
    ['Khoẻ', 'khỏe'],
    ['thuỷ', 'thủy'],
    ['kĩ', 'kỹ'],
    ['lí', 'lý'],
    ['tỉ', 'tỷ'],
  ])('%s is %s', (one, other) => {
    expect(foldVietnamese(one)).toBe(foldVietnamese(other));
  });

  test.each([
    ['ba', 'bà'],
    ['hoa', 'hóa'],
    ['quý', 'quy'],
    ['hoàn', 'hoan'],
    ['bí', 'bý'],
  ])('%s is not %s', (one, other) => {
    expect(foldVietnamese(one)).not.toBe(foldVietnamese(other));
  });

  test('other words are only put into lower case', () => {
    expect(foldVietnamese('Đường')).toBe('đường');
    expect(foldVietnamese('quý')).toBe('quý');
    expect(foldVietnamese('Denver')).toBe('denver');
    expect(foldVietnamese('')).toBe('');
  });
});

describe('the words of a Vietnamese question', () => {
  test('a syllable tells less than a name that is as rare, and question words nothing', async () => {
    const shard = new Shard(languageOf('vi'));
    const claims = [{ id: '1.1', text: 'Zyx nhuỵt.' }];
    const article = { id: 'a', title: 'A', language: 'vi', sections: [{ heading: '', claims }] };
    const entry = await shard.prepare(article, new Slices());
    shard.commit(entry, 0);
    const { words } = readQuestion('Zyx nhuỵt đâu', searchScopeOf(shard, [entry]));
    const [name, syllable, asks] = words;
    expect(name?.syllable).toBe(false);
    expect(syllable?.syllable).toBe(true);
    expect(syllable?.idf).toBeCloseTo(0.75 * (name?.idf ?? 0), 10);
    expect(asks?.stop).toBe(true);
  });
});
