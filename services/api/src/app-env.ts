import type { Principal } from "@quittance/db";
import type { ApiVersion, PaymentIntentId, Translation } from "@quittance/domain";

/** What middleware leaves for the handlers of a request. */
export interface AppEnv {
  Variables: {
    requestId: string;
    principal: Principal;
    /** The version of the API that the request speaks. */
    apiVersion: ApiVersion;
    /** What stands between that and the newest; undefined when that is nothing. */
    translation?: Translation;
    /** The payment intents that the request is about, for the log. */
    intentIds?: readonly PaymentIntentId[];
  };
}
