export { isInNetworks } from "./judge-address.ts";
export { judgeUrl, type UrlJudgement, type UrlRefusal } from "./judge-url.ts";
export { type Network, parseNetworks } from "./networks.ts";
export { networkListVariable, networksVariable } from "./networks-variable.ts";
export { dnsServersVariable, resolveByServers } from "./resolve-by-servers.ts";
