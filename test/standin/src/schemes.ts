/**
 * Custom schemes. Chromium cannot be taught a standard scheme from outside, so `app://host/path` is `https://host.app.invalid/path` there
 * (`.invalid` never resolves), and every address is translated where it enters or leaves.
 */

const schemes = new Set<string>()

export const registerScheme = (scheme: string): void => {
  schemes.add(scheme)
}

/** The program's address as Chromium knows it. */
export const toBrowser = (url: string): string => {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? []
  return schemes.has(scheme) ? `https://${host}.${scheme}.invalid${rest || '/'}` : url
}

/** Chromium's address as the program knows it. */
export const toApp = (url: string): string => {
  const [all = '', host = '', scheme = ''] = /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.invalid(?=[/?#]|$)/i.exec(url) ?? []
  return schemes.has(scheme) ? `${scheme}://${host}${url.slice(all.length)}` : url
}

export const originOf = (url: string): string => {
  const [origin = '', scheme = ''] = /^([a-z][a-z0-9+.-]*):\/\/[^/?#]*/i.exec(url) ?? []
  if (schemes.has(scheme)) return origin
  return URL.canParse(url) ? new URL(url).origin : 'null'
}

/** The value of a header (a content security policy, a redirect) with the custom schemes in it translated. */
export const headerToBrowser = (value: string): string =>
  [...schemes].reduce(
    (text, scheme) =>
      text
        .replace(new RegExp(`\\b${scheme}://([\\w.*-]+)`, 'g'), (_all, host: string) => `https://${host}.${scheme}.invalid`)
        .replace(new RegExp(`(^|[\\s;,])${scheme}:(?=[\\s;,]|$)`, 'g'), `$1${scheme}: https://*.${scheme}.invalid`),
    value,
  )
