/** What the door leaves for the handlers of a request. */
export interface AppEnv {
  Variables: {
    /** The name with which the operator came in. */
    operator: string;
  };
}
