/** What there is to say of a code, whatever the request was. */
export interface ProblemKind {
  readonly status:
    | 400
    | 401
    | 403
    | 404
    | 405
    | 408
    | 409
    | 413
    | 415
    | 422
    | 429
    | 431
    | 500
    | 503;
  /** What went wrong, in a few words. */
  readonly title: string;
  /** What the caller can do about it. */
  readonly advice: string;
}
