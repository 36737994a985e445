/**
 * What every answer carries, so that a browser runs and shows nothing but what the house itself serves.
 * **Source**: CSP 3, Fetch Metadata, OWASP Secure Headers; `same-origin` as referrer policy because `no-referrer` makes browsers send `Origin: null` with forms.
 */

/** No inline script, no inline style, no frame, no foreign host; a data: picture only. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** Headers by name. In: is the house reached by https; may pages elsewhere show the answer in a frame of theirs? */
export function securityHeaders(secure: boolean, isFramed = false): readonly (readonly [name: string, value: string])[] {
  return [
    ['Content-Security-Policy', isFramed ? POLICY.replace("frame-ancestors 'none'", 'frame-ancestors *') : POLICY],
    ['X-Content-Type-Options', 'nosniff'],
    ...(isFramed ? [] : ([['X-Frame-Options', 'DENY']] as const)),
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()'],
    ...(secure ? ([['Strict-Transport-Security', 'max-age=31536000; includeSubDomains']] as const) : []),
  ]
}
