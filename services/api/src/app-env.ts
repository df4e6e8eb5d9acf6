import type { Principal } from "@quittance/db";
import type { PaymentIntentId } from "@quittance/domain";
import type { HttpBindings } from "@quittance/process";

/** What middleware leaves for the handlers of a request. */
export interface AppEnv {
  /** The request and answer of Node, beneath those of the web. */
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    principal: Principal;
    /** The payment intents that the request is about, for the log. */
    intentIds?: readonly PaymentIntentId[];
  };
}
