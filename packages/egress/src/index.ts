export { type CallResult, type Egress, type EgressOptions, openEgress } from "./egress.ts";
export { judgeUrl, type UrlJudgement, type UrlRefusal } from "./judge-url.ts";
export { isNetwork, type Network, parseNetworks } from "./networks.ts";
