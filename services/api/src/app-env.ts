import type { Principal } from "@quittance/db";

/** What middleware leaves for the handlers of a request. */
export interface AppEnv {
  Variables: {
    requestId: string;
    principal: Principal;
  };
}
