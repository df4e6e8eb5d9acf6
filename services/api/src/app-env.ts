import type { Principal } from "@quittance/db";
import type { ApiVersion, PaymentIntentId, Translation } from "@quittance/domain";
import type { HttpBindings } from "@quittance/process";

/** What middleware leaves for the handlers of a request. */
export interface AppEnv {
  /** The request and answer of Node, beneath those of the web. */
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    /** The address that the request comes from; null when its connection is gone already. */
    clientAddress: () => string | null;
    principal: Principal;
    /** The version of the API that the request speaks. */
    apiVersion: ApiVersion;
    /** What stands between that and the newest; undefined when that is nothing. */
    translation?: Translation;
    /** The payment intents that the request is about, for the log. */
    intentIds?: readonly PaymentIntentId[];
  };
}
