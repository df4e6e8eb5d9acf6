/** What a page may load; whatever is not named it may not. */
export type PagePolicy = Readonly<Record<string, string>>;

const CLOSED: PagePolicy = {
  "default-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
};

/** The headers of a page for people, which a browser shows: it loads nothing but what its policy names. */
export const pageHeaders = (policy: PagePolicy) => ({
  "Content-Security-Policy": Object.entries({ ...CLOSED, ...policy })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  // Asked about again each time: what a page says belongs to the version that runs.
  "Cache-Control": "no-cache",
});
