/** The kinds of those who act: a client's key, an operator in the console or at the command line, and the system itself. */
export const ACTOR_TYPES = ["api_key", "operator", "command_line", "system"] as const;
export type ActorType = (typeof ACTOR_TYPES)[number];

/** Who does something. */
export interface Actor {
  readonly type: ActorType;
  /** The public id of a key, the name of an operator or of a login, or the process: `api`, `worker`. */
  readonly id: string;
}
