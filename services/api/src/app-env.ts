import type { Principal } from "@quittance/db";
import type { PaymentIntentId } from "@quittance/domain";

/** What middleware leaves for the handlers of a request. */
export interface AppEnv {
  Variables: {
    requestId: string;
    principal: Principal;
    /** The payment intents that the request is about, for the log. */
    intentIds?: readonly PaymentIntentId[];
  };
}
