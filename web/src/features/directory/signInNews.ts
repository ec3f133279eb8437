/** The word that the server leaves for the next page after a sign-in or a sign-out: a cookie that is no secret, told once. */
const names = ['__Host-commons_news', 'commons_news'];
const words = ['linked', 'added', 'added_before', 'signed_out'] as const;

export type SignInWord = (typeof words)[number];

/** Takes the word out, so that a reload does not tell it again. Words that are not ours say nothing. */
export function takeSignInNews(document: { cookie: string }): SignInWord | null {
  const cookies = document.cookie.split('; ').map((pair) => pair.split('='));
  for (const name of names) {
    const value = cookies.find(([cookie]) => cookie === name)?.[1];
    if (!value) continue;
    document.cookie = `${name}=; Path=/; Max-Age=0; SameSite=Lax${name.startsWith('__Host-') ? '; Secure' : ''}`;
    return words.find((word) => word === value) ?? null;
  }
  return null;
}
