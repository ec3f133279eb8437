/** A word is told once, and only if it is ours. */
import { expect, test } from 'vitest';
import { takeSignInNews } from './signInNews';

function withCookies(...cookies: string[]) {
  const written: string[] = [];
  const document = {
    get cookie() {
      return cookies.join('; ');
    },
    set cookie(line: string) {
      written.push(line);
    },
  };
  return { document, written };
}

test('a word is taken and its cookie goes', () => {
  const { document, written } = withCookies('other=1', 'commons_news=linked');
  expect(takeSignInNews(document)).toBe('linked');
  expect(written).toEqual(['commons_news=; Path=/; Max-Age=0; SameSite=Lax']);
});

test('over https the cookie has its prefix, and goes with it', () => {
  const { document, written } = withCookies('__Host-commons_news=signed_out');
  expect(takeSignInNews(document)).toBe('signed_out');
  expect(written).toEqual(['__Host-commons_news=; Path=/; Max-Age=0; SameSite=Lax; Secure']);
});

test('nothing, and words that are not ours, say nothing', () => {
  expect(takeSignInNews(withCookies().document)).toBeNull();
  expect(takeSignInNews(withCookies('commons_news=<b>').document)).toBeNull();
  expect(takeSignInNews(withCookies('xcommons_news=linked').document)).toBeNull();
});
